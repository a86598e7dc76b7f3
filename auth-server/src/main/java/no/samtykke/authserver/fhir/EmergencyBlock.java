package no.samtykke.authserver.fhir;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Closes all of a person's access at the fhir-server. Only a signed form opens it again. */
@Component
public class EmergencyBlock {

    private final Operations operations;

    EmergencyBlock(Operations operations) {
        this.operations = operations;
    }

    /**
     * Sets the block on herself, and ends every session of hers there.
     *
     * @param patient id of her own Patient
     * @param sid the session in which she asks for it
     */
    public void set(String patient, UUID sid) {
        operations.call(
                "$emergency-block",
                Parameters.empty().withReference("actor", patient).with("sid", "valueString", sid.toString()));
    }
}
