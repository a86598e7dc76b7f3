package no.samtykke.fhirserver.erasure;

import no.samtykke.fhirserver.access.Decider;

/**
 * What runs an erasure, as the usage log names it.
 *
 * @param clientId the system of staff, or this server
 */
record ErasureRequester(String clientId, String clientName) {

    /** The nightly job. */
    static final ErasureRequester SERVER = new ErasureRequester("samtykke", "Samtykke");

    static ErasureRequester of(Decider staff) {
        return new ErasureRequester(staff.clientId(), staff.clientName());
    }
}
