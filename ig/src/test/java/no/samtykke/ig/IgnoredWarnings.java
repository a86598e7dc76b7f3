package no.samtykke.ig;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The list of HL7's publisher: a warning a line, {@code %} where anything may stand, and the reason in a line with
 * {@code #}.
 */
record IgnoredWarnings(List<String> patterns) {

    static IgnoredWarnings read(Path file) {
        return new IgnoredWarnings(
                Files.exists(file)
                        ? Examples.read(file)
                                .lines()
                                .skip(1)
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .toList()
                        : List.of());
    }

    boolean holds(String message) {
        return line(message).isPresent();
    }

    /** The first line that lets the warning through. */
    Optional<String> line(String message) {
        return patterns.stream().filter(pattern -> matches(pattern, message)).findFirst();
    }

    private static boolean matches(String pattern, String message) {
        if (pattern.length() > 1 && pattern.startsWith("%") && pattern.endsWith("%")) {
            return message.contains(pattern.substring(1, pattern.length() - 1));
        }
        if (pattern.endsWith("%")) {
            return message.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        return pattern.startsWith("%") ? message.endsWith(pattern.substring(1)) : message.equals(pattern);
    }
}
