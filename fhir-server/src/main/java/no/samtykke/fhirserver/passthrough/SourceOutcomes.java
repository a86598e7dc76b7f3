package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.Set;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.Source;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** Tells in her language which source gave nothing, why, and what she can do. */
@Component
class SourceOutcomes {

    /** Nothing is wrong: she has nothing there, or chose so. */
    private static final Set<Why> AS_IT_SHOULD_BE = Set.of(Why.OTHER_REGION, Why.ON_TRIAL, Why.CLOSED);

    private static final int SERVICE_UNAVAILABLE = 503;

    private final Designations outcomes = Designations.of("source-outcome");
    private final Designations refusals = Designations.of("refusal-reason");

    OperationOutcome outcome(Silence silence, String language) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(
                        AS_IT_SHOULD_BE.contains(silence.why()) ? IssueSeverity.INFORMATION : IssueSeverity.WARNING)
                .setCode(typeOf(silence.why()))
                .setDetails(concept(silence, language));
        return outcome;
    }

    /** When it is the one source that was to be asked: 503, or 403 when it is not to be asked at all. */
    BaseServerResponseException refusal(Silence silence, String language) {
        var outcome = outcome(silence, language);
        outcome.getIssueFirstRep().setSeverity(IssueSeverity.ERROR);
        return AS_IT_SHOULD_BE.contains(silence.why())
                ? new ForbiddenOperationException(silence.why().code(), outcome)
                : new UnclassifiedServerFailureException(
                        SERVICE_UNAVAILABLE, silence.why().code(), outcome);
    }

    CodeableConcept concept(Silence silence, String language) {
        var concept = new CodeableConcept();
        concept.addCoding()
                .setSystem(PassedUrls.OUTCOME_SYSTEM)
                .setCode(silence.why().code());
        String sentence = outcomes.text(silence.why().code(), language);
        if (silence.why() == Why.CLOSED && !silence.reason().isEmpty()) {
            concept.addCoding().setSystem(Refusals.SYSTEM).setCode(silence.reason());
            sentence = sentence + " " + refusals.text(silence.reason(), language);
        }
        return concept.setText(
                named(silence.source()) + sentence + " " + silence.source().contact());
    }

    private static String named(Source source) {
        return source.name() + ": ";
    }

    private static IssueType typeOf(Why why) {
        return switch (why) {
            case TIMED_OUT -> IssueType.TIMEOUT;
            case NOT_ALL -> IssueType.INCOMPLETE;
            case OTHER_REGION, ON_TRIAL -> IssueType.INFORMATIONAL;
            case CLOSED -> IssueType.SUPPRESSED;
            case DOWN, NONSENSE, RESTING -> IssueType.TRANSIENT;
        };
    }
}
