package no.samtykke.fhirserver.login;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Stores what a person's own decisions make: her profile, her Consents, and who gave them when. */
@Component
class Profiles {

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
    String profileOf(NationalId person) {
        return identities.patientOf(person).orElseGet(() -> {
            var patient = new Patient();
            patient.addIdentifier()
                    .setUse(Identifier.IdentifierUse.OFFICIAL)
                    .setSystem(person.system())
                    .setValue(person.value());
            return create(patient);
        });
    }

    /** Stores a Consent in place of those that it renews, which become inactive: history by a new instance. */
    String give(Consent consent, Collection<String> renewed, Instant at) {
        renewed.forEach(this::inactivate);
        String id = create(consent);
        create(provenance(consent, id, at));
        return id;
    }

    /** Consents that she takes back become inactive. */
    void withdraw(Collection<String> given) {
        given.forEach(this::inactivate);
    }

    private void inactivate(String consentId) {
        var dao = storage.getResourceDao(Consent.class);
        var consent = dao.read(new IdType("Consent", consentId), new SystemRequestDetails());
        dao.update(consent.setStatus(Consent.ConsentState.INACTIVE), new SystemRequestDetails());
    }

    private static Provenance provenance(Consent consent, String consentId, Instant at) {
        var provenance = new Provenance();
        provenance.setTarget(List.of(new Reference("Consent/" + consentId), consent.getPatient()));
        provenance.setRecorded(Date.from(at));
        provenance.addAgent().setWho(consent.getPerformerFirstRep());
        return provenance;
    }

    private <T extends Resource> String create(T resource) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) resource.getClass();
        return storage.getResourceDao(type)
                .create(resource, new SystemRequestDetails())
                .getId()
                .getIdPart();
    }
}
