package no.samtykke.fhirserver.login;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** The Patient resource that a person has here. */
@Component
public class Profiles {

    private final DaoRegistry storage;
    private final PatientIdentities identities;

    Profiles(DaoRegistry storage, PatientIdentities identities) {
        this.storage = storage;
        this.identities = identities;
    }

    /**
     * The Patient resource of a person: the one that a system loaded for her earlier, or a new one that holds her
     * number and nothing else.
     */
    public String profileOf(NationalId person) {
        return identities.patientOf(person).orElseGet(() -> {
            var patient = new Patient();
            patient.addIdentifier()
                    .setUse(Identifier.IdentifierUse.OFFICIAL)
                    .setSystem(person.system())
                    .setValue(person.value());
            return storage.getResourceDao(Patient.class)
                    .create(patient, new SystemRequestDetails())
                    .getId()
                    .getIdPart();
        });
    }
}
