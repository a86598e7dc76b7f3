package no.samtykke.fhirserver.sources;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A document on its way. Nothing of it has been read yet.
 *
 * @param status 200, 206 or 416
 * @param contentType checked to be a media type, parameters and all
 * @param length as the source says it, of the body of this answer; the stream fails when it was not true
 * @param contentRange checked to be a {@code Content-Range} of bytes
 * @param body fails when the source breaks off, gives more than it said, or more than is taken of one document
 */
public record OpenedDocument(
        int status, String contentType, OptionalLong length, Optional<String> contentRange, InputStream body)
        implements AutoCloseable {

    /** Ends the exchange with the source at once, also while another thread reads. */
    @Override
    public void close() throws IOException {
        body.close();
    }
}
