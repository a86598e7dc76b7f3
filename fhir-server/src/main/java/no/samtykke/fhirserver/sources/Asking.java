package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Resource;

/** Asks all sources of a type at once, each within its own time limit and all within one. */
public interface Asking {

    /**
     * Asks {@code access} first; a source that may not be asked is not. What comes back is checked to be of that type
     * and of that person, and otherwise as the source gave it: not yet rewritten, not yet judged.
     *
     * @param resourceType of {@code ServedType#isFromSources}
     */
    Gathered ask(RequestDetails request, String resourceType);

    /** One source again, for one resource, found by its id there. */
    Gathered askAgain(RequestDetails request, Origin origin);

    /** What a source is told about this request. */
    Statement statementOf(RequestDetails request);

    /** @param silent those that could not be used, in the order of the settings */
    record Gathered(List<Found> found, List<Silence> silent) {}

    record Found(Source source, Resource resource) {}

    /** @param reason code of {@code refusal-reason}, for {@link Why#CLOSED}; else empty */
    record Silence(Source source, Why why, String reason) {}
}
