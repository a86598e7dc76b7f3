package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of the sandbox ended or never became ready. The message names it, shows the end of its log, and where that is.
 */
final class PartFailed extends RuntimeException {

    private static final int LINES_SHOWN = 25;

    PartFailed(String name, String what, Path log) {
        super("%s %s. The end of its log:%n%s%nThe whole log: %s".formatted(name, what, endOf(log), log));
    }

    private static String endOf(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LINES_SHOWN))
                    .map(line -> "    " + line)
                    .reduce((one, other) -> one + System.lineSeparator() + other)
                    .orElse("    (it is empty)");
        } catch (IOException e) {
            return "    (it cannot be read)";
        }
    }
}
