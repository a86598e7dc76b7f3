package no.samtykke.e2e.canary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a stream of any length holds one of several byte strings: the search of Wu and Manber, which looks at pairs
 * of bytes. Single ones would not do, since zeros are both half of UTF-16 and most of many a file.
 */
final class ByteSearch {

    private static final int BUFFER = 1 << 20;

    private final List<byte[]> needles;
    private final int shortest;
    private final int longest;
    private final int[] shift = new int[1 << 16];

    ByteSearch(List<byte[]> needles) {
        this.needles = needles;
        this.shortest = needles.stream().mapToInt(needle -> needle.length).min().orElseThrow();
        this.longest = needles.stream().mapToInt(needle -> needle.length).max().orElseThrow();
        Arrays.fill(shift, shortest - 1);
        for (var needle : needles) {
            for (int i = 1; i < shortest; i++) {
                var pair = pair(needle, i);
                shift[pair] = Math.min(shift[pair], shortest - 1 - i);
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
        int last = shortest - 1;
        while (last < length) {
            int distance = shift[pair(buffer, last)];
            if (distance == 0) {
                int start = last - shortest + 1;
                if (isAt(start, buffer, length)) {
                    return start;
                }
                distance = 1;
            }
            last += distance;
        }
        return -1;
    }

    private boolean isAt(int start, byte[] buffer, int length) {
        for (var needle : needles) {
            int end = start + needle.length;
            if (end <= length && Arrays.equals(needle, 0, needle.length, buffer, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static int pair(byte[] bytes, int last) {
        return (bytes[last - 1] & 0xff) << 8 | bytes[last] & 0xff;
    }
}
