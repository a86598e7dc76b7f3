package no.samtykke.sandbox.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The content of a document, made as it is read: it may be larger than this process. */
record Document(String contentType, long size, byte[] pattern) {

    private static final String TEXT = "text/plain; charset=utf-8";

    static Document of(String contentType, byte[] bytes) {
        return new Document(contentType, bytes.length, bytes);
    }

    static Document text(String text) {
        return of(TEXT, (text + "\n").getBytes(UTF_8));
    }

    /** Lines of the same text, cut off at a size. */
    static Document lines(String text, long size) {
        return new Document(TEXT, size, (text + "\n").getBytes(UTF_8));
    }

    InputStream from(long first) {
        return size == pattern.length
                ? new ByteArrayInputStream(pattern, (int) first, (int) (size - first))
                : new Repeated(first);
    }

    private final class Repeated extends InputStream {

        private long at;

        Repeated(long first) {
            at = first;
        }

        @Override
        public int read() {
            return at >= size ? -1 : pattern[(int) (at++ % pattern.length)] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int most) {
            if (at >= size) {
                return -1;
            }
            int count = (int) Math.min(most, size - at);
            for (int i = 0; i < count; i++) {
                buffer[from + i] = pattern[(int) (at++ % pattern.length)];
            }
            return count;
        }
    }
}
