package no.samtykke.authserver.logout;

import java.util.Optional;
import java.util.UUID;

/**
 * Who has to hear that a session has ended.
 *
 * @param clientId the app; empty text for the fhir-server
 * @param subject the person, as the app knows her; the fhir-server knows the session by its {@code sid}
 */
record Receiver(UUID sid, String clientId, Optional<UUID> subject) {

    static Receiver fhirServer(UUID sid) {
        return new Receiver(sid, "", Optional.empty());
    }

    boolean isFhirServer() {
        return clientId.isEmpty();
    }
}
