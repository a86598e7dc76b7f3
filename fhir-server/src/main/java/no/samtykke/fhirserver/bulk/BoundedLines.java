package no.samtykke.fhirserver.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of UTF-8 one at a time, and no line or number of lines that would fill the memory or the disk. */
final class BoundedLines {

    private static final int LONGEST = 65_536;
    private static final int PIECE = 32_768;

    private final InputStream in;
    private final int most;
    private int number;

    BoundedLines(InputStream in, int most) {
        this.in = new BufferedInputStream(in, PIECE);
        this.most = most;
    }

    /** There are too many lines, or one is too long. */
    static final class TooLarge extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** From 1 on; lines without content are counted as well. */
    record Line(int number, String text) {}

    /** Empty at the end. */
    Optional<Line> next() throws IOException, TooLarge {
        var bytes = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            if (bytes.size() == LONGEST) {
                throw new TooLarge();
            }
            bytes.write(read);
            read = in.read();
        }
        if (number == most) {
            throw new TooLarge();
        }
        number++;
        return Optional.of(
                new Line(number, bytes.toString(StandardCharsets.UTF_8).strip()));
    }
}
