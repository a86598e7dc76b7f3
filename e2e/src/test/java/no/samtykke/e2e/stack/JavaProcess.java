package no.samtykke.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java as a process of its own: the one that runs the tests. */
public final class JavaProcess {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private JavaProcess() {}

    /**
     * @param arguments options, what is run, and its own arguments
     * @param output what it writes is added to
     */
    public static Process start(List<String> arguments, Path output) {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(arguments);
        try {
            Files.createDirectories(output.getParent());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
