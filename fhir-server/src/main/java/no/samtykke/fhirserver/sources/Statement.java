package no.samtykke.fhirserver.sources;

import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * What a source is told about a request, signed: who asks, about whom, by what right, through which app, and under
 * which number the usage log has it. The purpose is always that the patient, or one who acts for her, asks.
 *
 * @param ground code of our code system {@code access-ground}
 * @param acr the level of the log-in
 */
public record Statement(
        NationalId patient, NationalId actor, String ground, String clientId, String acr, UUID requestId) {

    /** Holds numbers. */
    @Override
    public String toString() {
        return "Statement " + requestId;
    }
}
