package no.samtykke.sandbox.sources;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Reply;

/** Answers that no source should give. */
final class Misbehaviour {

    private static final int LARGE = 50_000_000;
    private static final int PIECE = 1_000_000;

    private Misbehaviour() {}

    static Reply of(Behaviour behaviour, Answer right) {
        return switch (behaviour.kind()) {
            case GARBAGE -> Answer.of(200, "application/fhir+json", "{\"resourceType\":\"Bundle\",,,");
            case XML_ENTITY -> Answer.of(200, "application/fhir+xml", """
                    <?xml version="1.0"?><!DOCTYPE b [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                    <Bundle xmlns="http://hl7.org/fhir"><id value="&x;"/></Bundle>""");
            case GZIP_BOMB -> bomb();
            default -> right;
        };
    }

    private static Reply bomb() {
        return exchange -> {
            byte[] packed = packed();
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
        };
    }

    private static byte[] packed() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < LARGE / PIECE; i++) {
                zip.write(new byte[PIECE]);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
