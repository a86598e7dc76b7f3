package no.samtykke.e2e.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer that is read as it comes. */
public record Stream(HttpClient client, int status, Map<String, List<String>> headers, InputStream body)
        implements AutoCloseable {

    public Optional<String> header(String name) {
        return new Reply(status, headers, "").header(name);
    }

    /** All of it, for what is small. */
    public byte[] bytes() {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (client) {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
