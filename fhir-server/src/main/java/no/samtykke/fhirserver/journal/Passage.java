package no.samtykke.fhirserver.journal;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.OpenedDocument;

/**
 * A content that was opened at its source and has not begun to flow.
 *
 * @param source its id, for our own log
 */
record Passage(CitizenApp app, OpenedDocument document, String source, String title) {

    private static final String KEY = Passage.class.getName();

    void keepIn(RequestDetails request) {
        request.getUserData().put(KEY, this);
    }

    static Optional<Passage> of(RequestDetails request) {
        return Optional.ofNullable((Passage) request.getUserData().get(KEY));
    }

    @Override
    public String toString() {
        return "Passage from " + source;
    }
}
