package no.samtykke.e2e.guide;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** One shell that somebody types into: what a command sets, the next one finds. */
final class Shell implements AutoCloseable {

    private static final String END = "-- end of the answer --";
    private static final List<String> TOOLS = List.of("curl", "jq", "openssl");

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    private Shell(Process process) {
        this.process = process;
        this.output = process.inputReader();
        this.input = process.outputWriter();
    }

    /**
     * Skips the test where there is no shell, or a tool is missing that the guide asks for; not with {@code CI=true}.
     */
    static Shell open() {
        try {
            var shell =
                    new Shell(new ProcessBuilder("sh").redirectErrorStream(true).start());
            for (var tool : TOOLS) {
                boolean there = !shell.type("command -v " + tool).isEmpty();
                Assumptions.assumeTrue(there || "true".equals(System.getenv("CI")), tool + " is not installed");
            }
            return shell;
        } catch (IOException e) {
            Assumptions.abort("There is no sh: " + e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    /** @return what it prints, errors too */
    String type(String commands) {
        try {
            // What was printed last may have no end of its line.
            input.write(commands + "\necho; echo '" + END + "'\n");
            input.flush();
            var answer = new StringBuilder();
            for (var line = output.readLine(); line != null && !line.equals(END); line = output.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
