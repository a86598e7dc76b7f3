package no.samtykke.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file in which a hospital's stand-in keeps all it knows, read by somebody else while it is written. */
public final class HospitalJournal {

    private HospitalJournal() {}

    /** Those that are whole: the last one may be in the middle of being written. */
    public static List<String> lines(Path file) {
        try {
            var text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
