package no.samtykke.fhirserver.mandate;

import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who acts, for herself.
 *
 * @param patientId logical id of her Patient
 * @param clientId the app; empty on the pages of our auth-server
 * @param clientName the app's name, as she approved it
 */
record Actor(String patientId, Optional<String> clientId, Optional<String> clientName, UUID sid) {

    Reference reference() {
        return new Reference("Patient/" + patientId);
    }
}
