package no.samtykke.ig;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Which profile of the guide a resource has to follow, by what it is: what it says of itself counts for nothing. */
public final class OwnProfile {

    private static final String SYSTEMS = "https://samtykke.example/fhir/CodeSystem/";
    private static final String DISCLOSE = "disclose";
    private static final Set<String> PASSED =
            Set.of("DocumentReference", "Appointment", "ServiceRequest", "PractitionerRole", "Practitioner");
    private static final Set<String> STORED_AS_WELL =
            Set.of("AllergyIntolerance", "Condition", "Encounter", "MedicationRequest");

    private OwnProfile() {}

    /** @return the id of the profile; empty where FHIR's own definition is all there is */
    public static Optional<String> of(Resource resource) {
        return switch (resource) {
            case Consent consent -> Optional.of(category(consent));
            case AuditEvent event -> Optional.of(view(event));
            case RelatedPerson person -> Optional.of(relation(person));
            default -> ofType(resource);
        };
    }

    private static Optional<String> ofType(Resource resource) {
        String type = resource.fhirType();
        String id = "samtykke-" + type.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        if (type.equals("Patient") || (isPassed(resource) && PASSED.contains(type))) {
            return Optional.of(id);
        }
        return isPassed(resource) && STORED_AS_WELL.contains(type) ? Optional.of(id + "-passed") : Optional.empty();
    }

    private static boolean isPassed(Resource resource) {
        return resource.getMeta().getTag(SYSTEMS + "origin", "passed-through") != null;
    }

    private static String category(Consent consent) {
        return consent.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> (SYSTEMS + "consent-category").equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> "samtykke-consent-" + coding.getCode())
                .findFirst()
                .orElse("samtykke-consent");
    }

    private static String view(AuditEvent event) {
        if (event.getSubtype().stream().anyMatch(subtype -> DISCLOSE.equals(subtype.getCode()))) {
            return "samtykke-audit-event-disclosure";
        }
        boolean isForHer =
                event.getSubtype().stream().anyMatch(subtype -> (SYSTEMS + "service").equals(subtype.getSystem()));
        return isForHer ? "samtykke-audit-event-citizen" : "samtykke-audit-event-security";
    }

    private static String relation(RelatedPerson person) {
        if (hasSystem(person, "parental-responsibility")) {
            return "samtykke-related-person-parent";
        }
        return hasSystem(person, "guardianship")
                ? "samtykke-related-person-guardian"
                : "samtykke-related-person-holder";
    }

    private static boolean hasSystem(RelatedPerson person, String word) {
        return person.getRelationship().stream()
                .map(CodeableConcept::getCodingFirstRep)
                .anyMatch(coding -> String.valueOf(coding.getSystem()).contains(word));
    }
}
