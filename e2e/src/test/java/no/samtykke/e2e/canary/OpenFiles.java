package no.samtykke.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that a process holds open, those without a name among them: a file that was deleted lives on until it is
 * closed. Where there is no {@code /proc} nothing is seen.
 */
public record OpenFiles(ProcessHandle process, FileTime since) {

    public List<String> with(Canary canary) {
        var search = new ByteSearch(canary.bytes());
        var found = new ArrayList<String>();
        for (var file : files()) {
            try (var stream = Files.newInputStream(file)) {
                search.in(stream).ifPresent(place -> found.add(nameOf(file) + " at " + place));
            } catch (IOException closedMeanwhile) {
                assertThat(file).doesNotExist();
            }
        }
        return found;
    }

    private List<Path> files() {
        var folder = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isReadable(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(this::isOfInterest).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOfInterest(Path file) {
        try {
            return Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(since) >= 0;
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static String nameOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return file.toString();
        }
    }
}
