package no.samtykke.fhirserver.grants;

import java.util.List;
import java.util.UUID;

/**
 * An organisation was told, or is about to be told, what these people have set. To be published before the answer
 * leaves: one row in the log of each of them.
 *
 * @param patients logical ids
 * @param clientId the system that is told
 * @param clientName what it is called to the citizen: {@link Grant#told}
 * @param requestId the number under which the log holds the request
 */
public record SettingsDisclosed(List<String> patients, String clientId, String clientName, UUID requestId) {

    public SettingsDisclosed {
        patients = List.copyOf(patients);
    }
}
