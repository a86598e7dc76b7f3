package no.samtykke.sandbox.register;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;

/** Every request to the register, one JSON object per line; a number stands in it only as a keyed hash. */
final class RequestLog {

    /** Nobody should put a national number into an address; if somebody does, it still must not stand here. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    private final Path file;
    private final String key;
    private final Clock clock;

    RequestLog(Path file, String key, Clock clock) {
        this.file = file;
        this.key = key;
        this.clock = clock;
    }

    synchronized void append(Request request, Optional<IdentifierToken> token, int status) {
        var line = Json.MAPPER.createObjectNode();
        line.put("time", clock.instant().toString());
        line.put("method", request.method());
        line.put("path", LONG_NUMBER.matcher(request.path()).replaceAll("(number)"));
        line.put("status", status);
        token.ifPresent(known -> line.put("identifierHash", hash(known.value())));
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized String content() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hash(String number) {
        try {
            byte[] text = number.getBytes(StandardCharsets.UTF_8);
            return new MACSigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.HS256), text)
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
