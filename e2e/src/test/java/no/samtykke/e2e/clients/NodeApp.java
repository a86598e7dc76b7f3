package no.samtykke.e2e.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An app that runs in Node. It says {@code open ADDRESS} when it wants a browser, and {@code result JSON} at its end.
 */
final class NodeApp implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    NodeApp(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The address it wants to have opened. */
    String wantsOpened() {
        return awaitLine("open ");
    }

    JsonNode result() {
        try {
            return JSON.readTree(awaitLine("result "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rest of the next line that begins so; what comes before it is kept for the error. */
    private String awaitLine(String beginning) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
                said.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the app ended before it said " + beginning + ":\n" + String.join("\n", said));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
