package no.samtykke.fhirserver.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import no.samtykke.fhirserver.sources.SessionMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One content on its way, a piece at a time. When the source breaks off, says a length that is not true, or the session
 * ends, the connection to the app is broken off too: nothing that looks whole comes of a part.
 */
class Download implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    private static final int PIECE = 16_384;

    private final Passage passage;
    private final ContentForm form;
    private final String handle;
    private final AsyncContext async;
    private Closeable atEnd = () -> {};

    Download(Passage passage, ContentForm form, String handle, AsyncContext async) {
        this.passage = passage;
        this.form = form;
        this.handle = handle;
        this.async = async;
    }

    void endWith(SessionMemory memory) {
        atEnd = memory.closeAtEnd(passage.app(), () -> close(passage));
    }

    @Override
    public void run() {
        byte[] piece = new byte[PIECE];
        try {
            var out = async.getResponse().getOutputStream();
            if (form == ContentForm.RESOURCE) {
                asResource(out, piece);
            } else {
                copy(out, piece);
            }
            out.flush();
            async.complete();
        } catch (IOException | RuntimeException broken) {
            LOG.warn(
                    "A document of {} was broken off: {}",
                    passage.source(),
                    broken.getClass().getSimpleName());
            BrokenOff.of(async).run();
        } finally {
            close(passage);
            done();
        }
    }

    private void asResource(OutputStream out, byte[] piece) throws IOException {
        String head = "{\"resourceType\":\"Binary\",\"id\":\"%s\",\"contentType\":\"%s\",\"data\":\""
                .formatted(handle, passage.document().contentType().replace("\"", "\\\""));
        out.write(head.getBytes(UTF_8));
        // Closing it writes the last letters, and must not close what is beneath.
        try (var letters = Base64.getEncoder().wrap(new Unclosed(out))) {
            copy(letters, piece);
        }
        out.write("\"}".getBytes(UTF_8));
    }

    private void copy(OutputStream out, byte[] piece) throws IOException {
        var in = passage.document().body();
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
        }
    }

    static void close(Passage passage) {
        try {
            passage.document().close();
        } catch (IOException ended) {
            LOG.debug("A document ended as it was closed");
        }
    }

    private void done() {
        try {
            atEnd.close();
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {
            // The answer goes on.
        }
    }
}
