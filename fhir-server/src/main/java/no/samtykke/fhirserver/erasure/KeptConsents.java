package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ErasedPerson;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Reduces what stays for another controller to what that controller must be able to ask: what was decided, when, under
 * which terms, towards whom, and by which number the person is known.
 */
@Component
class KeptConsents {

    private final DaoRegistry storage;
    private final Expunge expunge;

    KeptConsents(DaoRegistry storage, Expunge expunge) {
        this.storage = storage;
        this.expunge = expunge;
    }

    void reduce(ErasurePlan plan) {
        if (!plan.keepsProfile()) {
            return;
        }
        var patient = new Reference(plan.profile().reference());
        plan.keptConsents().forEach(consent -> reduceConsent(consent, patient));
        reducePatient(plan.profile());
        Stream.concat(plan.keptConsents().stream(), Stream.of(plan.profile())).forEach(expunge::removeOldVersions);
    }

    private void reduceConsent(StoredResource kept, Reference patient) {
        var dao = storage.getResourceDao(Consent.class);
        var full = dao.read(new IdType("Consent", kept.id()), new SystemRequestDetails());
        var left = new Consent();
        left.setId(full.getIdElement());
        left.setStatus(full.getStatus());
        left.setScope(full.getScope());
        left.addCategory(ConsentCategory.of(full).orElseThrow().concept());
        left.setPatient(patient.copy());
        left.setDateTimeElement(full.getDateTimeElement());
        left.addPerformer(ErasedPerson.reference());
        full.getOrganization().forEach(controller -> left.addOrganization(named(controller)));
        full.getPolicy().forEach(policy -> left.addPolicy().setUri(policy.getUri()));
        left.getProvision().setType(full.getProvision().getType());
        dao.update(left, new SystemRequestDetails());
    }

    private static Reference named(Reference controller) {
        var left = new Reference().setDisplay(controller.getDisplay());
        left.setReference(controller.getReference());
        if (controller.hasIdentifier()) {
            left.getIdentifier()
                    .setSystem(controller.getIdentifier().getSystem())
                    .setValue(controller.getIdentifier().getValue());
        }
        return left;
    }

    private void reducePatient(StoredResource profile) {
        var dao = storage.getResourceDao(Patient.class);
        var full = dao.read(new IdType("Patient", profile.id()), new SystemRequestDetails());
        var left = new Patient();
        left.setId(full.getIdElement());
        full.getIdentifier()
                .forEach(identifier -> left.addIdentifier()
                        .setUse(identifier.getUse())
                        .setSystem(identifier.getSystem())
                        .setValue(identifier.getValue()));
        dao.update(left, new SystemRequestDetails());
    }
}
