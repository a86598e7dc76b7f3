package no.samtykke.fhirserver.consent;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Stores Consents of the server's own making: history is a new instance and the old one inactive, with a Provenance
 * that says who and when. To be asked inside a transaction, after it was decided.
 */
@Component
public class ConsentStore {

    private final DaoRegistry storage;

    ConsentStore(DaoRegistry storage) {
        this.storage = storage;
    }

    /**
     * Stores a Consent in place of those that it renews, which become inactive.
     *
     * @return its logical id
     */
    public String give(Consent consent, Collection<String> renewed, Instant at) {
        return give(consent, renewed, consent.getPerformerFirstRep(), at);
    }

    /** The same, where another than its performer brought it here, such as staff. */
    public String give(Consent consent, Collection<String> renewed, Reference by, Instant at) {
        makeRoom(renewed);
        String id = storage.getResourceDao(Consent.class)
                .create(consent, new SystemRequestDetails())
                .getId()
                .getIdPart();
        note(id, consent.getPatient(), renewed, by, at);
        return id;
    }

    /** Those that a Consent renews, which is stored by another way and noted then, become inactive. */
    public void makeRoom(Collection<String> renewed) {
        renewed.forEach(this::inactivate);
    }

    /** Each becomes inactive, whether it was active or proposed. */
    public void end(Collection<String> consentIds, Reference by, Instant at) {
        for (String id : consentIds) {
            note(id, inactivate(id).getPatient(), List.of(), by, at);
        }
    }

    /** One becomes inactive on the strength of a document. */
    public void end(String consentId, Reference by, Reference document, Instant at) {
        var provenance = provenance(consentId, inactivate(consentId).getPatient(), List.of(), by, at);
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(document);
        storage.getResourceDao(Provenance.class).create(provenance, new SystemRequestDetails());
    }

    /** Notes who gave, changed or ended a Consent that is stored already, and which it took the place of. */
    public void note(String consentId, Reference patient, Collection<String> renewed, Reference by, Instant at) {
        storage.getResourceDao(Provenance.class)
                .create(provenance(consentId, patient, renewed, by, at), new SystemRequestDetails());
    }

    private static Provenance provenance(
            String consentId, Reference patient, Collection<String> renewed, Reference by, Instant at) {
        var provenance = new Provenance();
        provenance.addTarget(reference(consentId));
        provenance.addTarget(patient);
        provenance.setRecorded(Date.from(at));
        provenance.addAgent().setWho(by);
        renewed.forEach(old ->
                provenance.addEntity().setRole(ProvenanceEntityRole.REVISION).setWhat(reference(old)));
        return provenance;
    }

    private Consent inactivate(String consentId) {
        var dao = storage.getResourceDao(Consent.class);
        var consent = dao.read(new IdType("Consent", consentId), new SystemRequestDetails());
        dao.update(consent.setStatus(Consent.ConsentState.INACTIVE), new SystemRequestDetails());
        return consent;
    }

    private static Reference reference(String consentId) {
        return new Reference("Consent/" + consentId);
    }
}
