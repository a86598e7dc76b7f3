package no.samtykke.authserver.fhir;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has the fhir-server write into her log that she added or removed a passkey. To be asked before it is done. */
@Component
public class DeviceLog {

    private final Operations operations;

    DeviceLog(Operations operations) {
        this.operations = operations;
    }

    /**
     * @param patient id of her own Patient
     * @param sid the session in which she does it
     * @throws FhirServerSilent when it is not in her log
     */
    public void added(String patient, UUID sid) {
        tell(patient, sid, "added");
    }

    /** As {@link #added}. */
    public void removed(String patient, UUID sid) {
        tell(patient, sid, "removed");
    }

    private void tell(String patient, UUID sid, String change) {
        operations.call(
                "$device-changed",
                Parameters.empty()
                        .withReference("actor", patient)
                        .with("sid", "valueString", sid.toString())
                        .with("change", "valueCode", change));
    }
}
