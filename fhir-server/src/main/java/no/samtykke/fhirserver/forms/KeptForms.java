package no.samtykke.fhirserver.forms;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Instant;
import java.util.Date;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/**
 * Forms that were received. Only what the form asks for is kept, with people by their Patient: a number stands there
 * only of a signer who has none.
 */
@Component
class KeptForms {

    private static final String GROUNDS = "https://samtykke.example/fhir/CodeSystem/access-ground";

    private final DaoRegistry storage;
    private final PatientIdentities identities;

    KeptForms(DaoRegistry storage, PatientIdentities identities) {
        this.storage = storage;
        this.identities = identities;
    }

    /** @return its logical id */
    String keep(SignedForm form, Instant received) {
        var kept = new QuestionnaireResponse();
        kept.setStatus(QuestionnaireResponseStatus.COMPLETED);
        kept.setQuestionnaire(form.form().canonical());
        kept.setAuthored(Date.from(received));
        kept.setSubject(person(form.person()));
        kept.setAuthor(person(form.signer()));
        answer(kept, FormReader.PERSON, person(form.person()));
        answer(
                kept,
                FormReader.CLOSURE,
                new Coding(ConsentCategory.SYSTEM, form.closure().code(), null));
        answer(kept, FormReader.SIGNER, new Coding(GROUNDS, form.ground().code(), null));
        if (!form.signer().equals(form.person())) {
            answer(kept, FormReader.SIGNED_BY, person(form.signer()));
        }
        answer(kept, FormReader.SIGNED_ON, new DateType(form.signedOn().toString()));
        return storage.getResourceDao(QuestionnaireResponse.class)
                .create(kept, new SystemRequestDetails())
                .getId()
                .getIdPart();
    }

    QuestionnaireResponse read(String id) {
        return storage.getResourceDao(QuestionnaireResponse.class)
                .read(new IdType("QuestionnaireResponse", id), new SystemRequestDetails());
    }

    static Reference reference(String id) {
        return new Reference("QuestionnaireResponse/" + id);
    }

    private Reference person(NationalId number) {
        return identities
                .patientOf(number)
                .map(patient -> new Reference("Patient/" + patient))
                .orElseGet(() -> {
                    var unknown = new Reference();
                    unknown.getIdentifier().setSystem(number.system()).setValue(number.value());
                    return unknown;
                });
    }

    private static void answer(QuestionnaireResponse kept, String linkId, Type value) {
        kept.addItem().setLinkId(linkId).addAnswer().setValue(value);
    }
}
