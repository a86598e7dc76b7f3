package no.samtykke.ig;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Which profile of the guide a resource has to follow, by what it is: what it says of itself counts for nothing. */
public final class OwnProfile {

    private static final String SYSTEMS = "https://samtykke.example/fhir/CodeSystem/";
    private static final String FORMS = "https://samtykke.example/fhir/Questionnaire/";
    private static final String DISCLOSE = "disclose";
    private static final Set<String> ALWAYS =
            Set.of("Communication", "Endpoint", "HealthcareService", "Patient", "Subscription");
    private static final Set<String> PASSED =
            Set.of("DocumentReference", "Appointment", "ServiceRequest", "PractitionerRole", "Practitioner");
    private static final Set<String> STORED_AS_WELL =
            Set.of("AllergyIntolerance", "Condition", "Encounter", "MedicationRequest");

    private OwnProfile() {}

    /** @return the id of the profile; empty where FHIR's own definition is all there is */
    public static Optional<String> of(Resource resource) {
        return switch (resource) {
            case Consent consent -> Optional.of(isTold(consent) ? "samtykke-consent-told" : category(consent));
            case AuditEvent event -> Optional.of(view(event));
            case RelatedPerson person -> Optional.of(relation(person));
            case Task task -> Optional.of(request(task));
            case QuestionnaireResponse form -> form(form);
            case OperationOutcome outcome -> told(outcome);
            case Bundle bundle when tellsOfSources(bundle) -> Optional.of("samtykke-bundle-search");
            default -> ofType(resource);
        };
    }

    private static Optional<String> ofType(Resource resource) {
        String type = resource.fhirType();
        String id = "samtykke-" + type.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        if (ALWAYS.contains(type) || (isPassed(resource) && PASSED.contains(type))) {
            return Optional.of(id);
        }
        return isPassed(resource) && STORED_AS_WELL.contains(type) ? Optional.of(id + "-passed") : Optional.empty();
    }

    private static boolean isPassed(Resource resource) {
        return resource.getMeta().getTag(SYSTEMS + "origin", "passed-through") != null;
    }

    /** Without anybody who decided, and with her number: nobody gives one like that, and none is stored. */
    private static boolean isTold(Consent consent) {
        return !consent.hasPerformer() && consent.getPatient().hasIdentifier();
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
        if (hasSystem(person, "guardianship")) {
            return "samtykke-related-person-guardian";
        }
        if (hasSystem(person, "parental-responsibility")) {
            return "samtykke-related-person-parent";
        }
        // Kin without responsibility comes from the register; a holder is kept here, whatever kin she is.
        return isPassed(person) ? "samtykke-related-person-registered" : "samtykke-related-person-holder";
    }

    /** What asks for no correction has come on paper: it asks to open again what is closed. */
    private static String request(Task task) {
        return task.getCode().hasCoding(SYSTEMS + "correction", "correction")
                ? "samtykke-task-correction"
                : "samtykke-task-reopening";
    }

    private static Optional<String> form(QuestionnaireResponse form) {
        return Optional.ofNullable(form.getQuestionnaire())
                .filter(canonical -> canonical.startsWith(FORMS))
                .map(canonical -> canonical.substring(FORMS.length()).replaceFirst("\\|.*", ""))
                .map("samtykke-questionnaire-response-"::concat);
    }

    private static Optional<String> told(OperationOutcome outcome) {
        if (tells(outcome, "source-outcome")) {
            return Optional.of("samtykke-operation-outcome-source");
        }
        return tells(outcome, "refusal-reason") ? Optional.of("samtykke-operation-outcome-refusal") : Optional.empty();
    }

    private static boolean tells(OperationOutcome outcome, String codes) {
        return outcome.getIssue().stream()
                .flatMap(issue -> issue.getDetails().getCoding().stream())
                .anyMatch(coding -> (SYSTEMS + codes).equals(coding.getSystem()));
    }

    private static boolean tellsOfSources(Bundle bundle) {
        return bundle.getType() == Bundle.BundleType.SEARCHSET
                && bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .anyMatch(resource -> resource instanceof OperationOutcome outcome
                                ? tells(outcome, "source-outcome")
                                : resource != null && isPassed(resource));
    }

    private static boolean hasSystem(RelatedPerson person, String word) {
        return person.getRelationship().stream()
                .map(CodeableConcept::getCodingFirstRep)
                .anyMatch(coding -> String.valueOf(coding.getSystem()).contains(word));
    }
}
