package no.samtykke.sandbox.loopback;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** What a stand-in was asked, one JSON object a line; a national number stands in it only as a keyed hash. */
public final class HashedLog {

    private final Path file;
    private final String key;

    public HashedLog(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    public synchronized void append(ObjectNode line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized String content() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String hash(String number) {
        try {
            return new MACSigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.HS256), number.getBytes(StandardCharsets.UTF_8))
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
