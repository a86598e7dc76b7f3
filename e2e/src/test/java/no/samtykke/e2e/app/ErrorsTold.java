package no.samtykke.e2e.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Every error that the server told a test, a line each: the last test of all looks through them for names. */
final class ErrorsTold {

    private static final Path FILE = Path.of("target", "told-errors.txt");
    private static final int FIRST_ERROR = 400;

    private ErrorsTold() {}

    static void keep(int status, String body) {
        if (status < FIRST_ERROR) {
            return;
        }
        try {
            Files.writeString(
                    FILE,
                    status + " " + body.replaceAll("\\s+", " ") + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
