package no.samtykke.e2e.canary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Whether a stream of any length holds one of several byte strings: Horspool's search, for a set. */
final class ByteSearch {

    private static final int BUFFER = 1 << 20;

    private final List<byte[]> needles;
    private final int shortest;
    private final int longest;
    private final int[] shift = new int[256];

    ByteSearch(List<byte[]> needles) {
        this.needles = needles;
        this.shortest = needles.stream().mapToInt(needle -> needle.length).min().orElseThrow();
        this.longest = needles.stream().mapToInt(needle -> needle.length).max().orElseThrow();
        Arrays.fill(shift, shortest);
        for (var needle : needles) {
            for (int i = 0; i < shortest - 1; i++) {
                var place = needle[i] & 0xff;
                shift[place] = Math.min(shift[place], shortest - 1 - i);
            }
        }
    }

    /** Where the first begins. */
    OptionalLong in(InputStream stream) throws IOException {
        var buffer = new byte[BUFFER + longest];
        long before = 0;
        int filled = stream.readNBytes(buffer, 0, buffer.length);
        while (true) {
            int found = in(buffer, filled);
            if (found >= 0) {
                return OptionalLong.of(before + found);
            }
            int kept = Math.min(filled, longest - 1);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            before += filled - kept;
            int read = stream.readNBytes(buffer, kept, buffer.length - kept);
            if (read == 0) {
                return OptionalLong.empty();
            }
            filled = kept + read;
        }
    }

    private int in(byte[] buffer, int length) {
        int at = 0;
        while (at + shortest <= length) {
            for (var needle : needles) {
                if (at + needle.length <= length
                        && Arrays.equals(needle, 0, needle.length, buffer, at, at + needle.length)) {
                    return at;
                }
            }
            at += shift[buffer[at + shortest - 1] & 0xff];
        }
        return -1;
    }
}
