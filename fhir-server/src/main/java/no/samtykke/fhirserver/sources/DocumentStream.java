package no.samtykke.fhirserver.sources;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a document, as many as were announced and are taken. What fails does not say how. */
final class DocumentStream extends InputStream {

    private final Reply reply;
    private final Places.Place place;
    private final InputStream body;
    private final long largest;
    private long read;
    private volatile boolean closed;

    DocumentStream(Reply reply, Places.Place place, InputStream body, long largest) {
        this.reply = reply;
        this.place = place;
        this.body = body;
        this.largest = largest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (closed) {
            throw new IOException("The document was closed");
        }
        int count;
        try {
            count = body.read(into, from, most);
        } catch (IOException _) {
            throw new IOException("The source broke off");
        }
        read += Math.max(count, 0);
        if (read > largest) {
            close();
            throw new IOException("The document is larger than what is taken");
        }
        return count;
    }

    /** Any thread may do it; one that reads fails then. */
    @Override
    public void close() {
        closed = true;
        reply.close();
        place.close();
    }
}
