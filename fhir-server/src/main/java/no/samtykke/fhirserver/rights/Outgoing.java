package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What follows an answer that was let out, piece by piece.
 *
 * @param fileName that it is kept under; empty for what is to be read at once
 */
public record Outgoing(String contentType, Optional<String> fileName, Optional<String> styles, Body body) {

    private static final String KEY = Outgoing.class.getName();

    /** Writes it. What cannot be written to its end is broken off. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public void keepIn(RequestDetails request) {
        request.getUserData().put(KEY, this);
    }

    static Optional<Outgoing> of(RequestDetails request) {
        return Optional.ofNullable((Outgoing) request.getUserData().get(KEY));
    }
}
