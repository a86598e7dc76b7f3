package no.samtykke.e2e.canary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A small process that holds a text in its memory until it is told to forget it. */
record Holder(Process process, BufferedReader answers) implements AutoCloseable {

    @SuppressWarnings("unused") // It is there to be kept.
    private static @Nullable Object held;

    static Holder start(String shape, String text) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        shape)
                .redirectErrorStream(true)
                .start();
        var holder = new Holder(process, process.inputReader(StandardCharsets.UTF_8));
        // Not as an argument: those stay for as long as the process does.
        holder.tell(text);
        return holder;
    }

    void forget() {
        tell("");
    }

    private void tell(String line) {
        try {
            process.outputWriter(StandardCharsets.UTF_8)
                    .append(line)
                    .append('\n')
                    .flush();
            if (!"done".equals(answers.readLine())) {
                throw new IllegalStateException("the holder does not answer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        var shape = arguments[0];
        while (true) {
            var line = readLine();
            if (line == null) {
                return;
            }
            held = shaped(shape, line);
            System.out.println("done");
        }
    }

    private static @Nullable String readLine() throws IOException {
        var line = new StringBuilder();
        for (int next = System.in.read(); next != '\n'; next = System.in.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static Object shaped(String shape, String text) {
        return switch (shape) {
            case "string" -> text;
            case "wide string" -> text + "\u0416";
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }
}
