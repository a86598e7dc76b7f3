package no.samtykke.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The processes of the sandbox, which its launcher notes by their ids. */
record Running(Path data) {

    ProcessHandle server(String name) {
        var settings = data.resolve("config").resolve(name).toString();
        try (var lines = Files.lines(data.resolve("processes"))) {
            return lines.map(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[0])))
                    .flatMap(Optional::stream)
                    .filter(process -> isStartedWith(process, settings))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no process of " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isStartedWith(ProcessHandle process, String settings) {
        return Arrays.stream(process.info().arguments().orElse(new String[0]))
                .anyMatch(argument -> argument.contains(settings));
    }
}
