package no.samtykke.fhirserver.login;

import java.util.UUID;

/**
 * A person added or removed a device that she logs in with, such as a passkey.
 *
 * @param sid the session in which she did
 */
public record DeviceChanged(String patientId, UUID sid, Change change) {

    /** What she did. */
    public enum Change {
        ADDED,
        REMOVED
    }
}
