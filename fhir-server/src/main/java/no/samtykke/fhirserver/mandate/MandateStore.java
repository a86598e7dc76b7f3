package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.List;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.representation.MandateFacts;
import no.samtykke.fhirserver.representation.MandateReader;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** Stores powers of attorney and what becomes of them. To be asked inside a transaction, after it was decided. */
@Component
class MandateStore {

    private final DaoRegistry storage;
    private final ConsentStore consents;
    private final MandateFacts facts;

    MandateStore(DaoRegistry storage, ConsentStore consents, MandateFacts facts) {
        this.storage = storage;
        this.consents = consents;
        this.facts = facts;
    }

    /** Logical ids. */
    record Stored(String relatedPersonId, String consentId) {}

    Stored propose(Submission submission, String giver, String policy, Instant at) {
        var patient = new Reference("Patient/" + giver);
        String related = storage.getResourceDao(RelatedPerson.class)
                .create(MandateResources.holder(submission, patient), new SystemRequestDetails())
                .getId()
                .getIdPart();
        var consent = MandateResources.proposed(
                submission, patient.copy(), new Reference("RelatedPerson/" + related), policy, at);
        String id = consents.give(consent, List.of(), at);
        facts.keep(id, MandateReader.read(consent).orElseThrow(), submission.holder());
        return new Stored(related, id);
    }

    /** @param by the holder */
    void accept(String consentId, Reference by, Instant at) {
        become(ConsentState.ACTIVE, consentId, by, at);
    }

    /** @param by the holder */
    void decline(String consentId, Reference by, Instant at) {
        become(ConsentState.REJECTED, consentId, by, at);
    }

    /** @param by either of them */
    void end(String consentId, Reference by, Instant at) {
        consents.end(List.of(consentId), by, at);
    }

    private void become(ConsentState state, String consentId, Reference by, Instant at) {
        var dao = storage.getResourceDao(Consent.class);
        var consent = dao.read(new IdType("Consent", consentId), new SystemRequestDetails());
        dao.update(consent.setStatus(state), new SystemRequestDetails());
        consents.note(consentId, consent.getPatient(), List.of(), by, at);
    }
}
