package no.samtykke.sandbox.sources;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.UUID;
import no.samtykke.sandbox.loopback.Reply;

/** Gives a document encrypted to the key of an app, in parts: one compact JWE a line. */
record EncryptedReply(Document document, ECKey key) implements Reply {

    private static final int PART = 1_048_576;

    @Override
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/jose");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        String id = UUID.randomUUID().toString();
        try (var in = document.from(0);
                var out = exchange.getResponseBody()) {
            int number = 0;
            long left = document.size();
            do {
                byte[] part = in.readNBytes(PART);
                left -= part.length;
                out.write((number == 0 ? "" : "\n").getBytes(US_ASCII));
                out.write(encrypted(part, id, number, left <= 0).getBytes(US_ASCII));
                number++;
            } while (left > 0);
        }
    }

    private String encrypted(byte[] part, String id, int number, boolean last) throws IOException {
        try {
            var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                    .keyID(key.computeThumbprint().toString())
                    .contentType(document.contentType())
                    .customParam("doc", id)
                    .customParam("part", number)
                    .customParam("last", last)
                    .build();
            var jwe = new JWEObject(header, new Payload(part));
            jwe.encrypt(new ECDHEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException unusable) {
            throw new IOException(unusable);
        }
    }
}
