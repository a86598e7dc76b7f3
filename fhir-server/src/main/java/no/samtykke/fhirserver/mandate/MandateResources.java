package no.samtykke.fhirserver.mandate;

import java.time.Instant;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;

/** What is kept of a power of attorney as FHIR. */
final class MandateResources {

    private static final String RENDERED = "http://hl7.org/fhir/StructureDefinition/rendered-value";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final int SHOWN_DIGITS = 6;

    private MandateResources() {}

    /** The holder as the giver wrote her, but for the number: its first digits, as text. */
    static RelatedPerson holder(Submission submission, Reference giver) {
        var related = new RelatedPerson();
        related.setActive(true);
        related.setPatient(giver);
        related.addIdentifier(masked(submission.holder()));
        submission.name().ifPresent(name -> related.addName(name.copy()));
        submission.kinship().ifPresent(kinship -> related.addRelationship(kinship.copy()));
        return related;
    }

    static Consent proposed(Submission submission, Reference giver, Reference holder, String policy, Instant at) {
        var consent = ConsentResources.of(ConsentCategory.PROXY_MANDATE, giver, giver.copy(), policy, at);
        consent.setStatus(ConsentState.PROPOSED);
        var provision = consent.getProvision();
        provision.addActor().setReference(holder).setRole(recipient());
        submission.areas().stream()
                .sorted()
                .forEach(area -> provision.addPurpose(new Coding(ServiceArea.SYSTEM, area.code(), null)));
        var days = submission.days();
        if (days.first() != null) {
            provision.getPeriod().setStartElement(new DateTimeType(days.first().toString()));
        }
        if (days.last() != null) {
            provision.getPeriod().setEndElement(new DateTimeType(days.last().toString()));
        }
        return consent;
    }

    static String mask(NationalId number) {
        return number.value().substring(0, SHOWN_DIGITS) + "*****";
    }

    private static Identifier masked(NationalId number) {
        var identifier = new Identifier().setSystem(number.system());
        identifier.getValueElement().addExtension(ABSENT, new CodeType("masked"));
        identifier.getValueElement().addExtension(RENDERED, new StringType(mask(number)));
        return identifier;
    }

    private static CodeableConcept recipient() {
        var role = new CodeableConcept();
        role.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                .setCode("IRCP");
        return role;
    }
}
