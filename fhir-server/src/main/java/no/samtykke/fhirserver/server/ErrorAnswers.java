package no.samtykke.fhirserver.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestReference;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.UuidType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How errors are told: what is absent and what is gone look alike, a fault of ours tells a number to ask about and
 * nothing of its inside, and no text repeats a national identity number.
 */
@Component
@Interceptor
class ErrorAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
    private static final Pattern CODE_OF_HAPI = Pattern.compile("HAPI-\\d+: ");
    private static final String REFERENCE = "https://samtykke.example/fhir/StructureDefinition/refusal-reference";
    private static final int FIRST_FAULT_OF_OURS = 500;

    private final Refusals refusals;

    ErrorAnswers(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Null leaves the exception as it is. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException onException(@Nullable RequestDetails request, Throwable thrown) {
        if (thrown instanceof ResourceGoneException || thrown instanceof ResourceNotFoundException) {
            return Refusals.absent();
        }
        if (thrown instanceof OperationRefused refused) {
            return refusals.told(refused, request);
        }
        if (thrown instanceof DataFormatException) {
            // Its text is what was sent: only the place is written.
            LOG.warn("Something cannot be read: {}", placeOf(thrown));
        }
        return isFaultOfOurs(thrown) ? fault(thrown) : null;
    }

    @Hook(Pointcut.SERVER_OUTGOING_FAILURE_OPERATIONOUTCOME)
    public void onOutcome(@Nullable RequestDetails request, IBaseOperationOutcome outcome) {
        if (outcome instanceof OperationOutcome told) {
            told.setText(null);
            told.getIssue().stream()
                    .filter(OperationOutcome.OperationOutcomeIssueComponent::hasDiagnostics)
                    .forEach(issue -> issue.setDiagnostics(clean(issue.getDiagnostics())));
            if (request != null && isCoded(told)) {
                told.addExtension(REFERENCE, new UuidType("urn:uuid:" + RequestReference.of(request)));
            }
        }
    }

    /** What must look like what is absent has no code of ours, and gets no number that would tell the two apart. */
    private static boolean isCoded(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .flatMap(issue -> issue.getDetails().getCoding().stream())
                .anyMatch(coding -> Refusals.SYSTEM.equals(coding.getSystem()));
    }

    private static boolean isFaultOfOurs(Throwable thrown) {
        if (thrown instanceof BaseServerResponseException told) {
            return told.getStatusCode() >= FIRST_FAULT_OF_OURS && told.getOperationOutcome() == null;
        }
        return !(thrown instanceof DataFormatException);
    }

    private static InternalErrorException fault(Throwable thrown) {
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}: {}", number, thrown.getClass().getName(), thrown);
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.FATAL)
                .setCode(OperationOutcome.IssueType.EXCEPTION)
                .setDiagnostics("The server failed and nothing was done; ask about fault " + number);
        return new InternalErrorException("fault " + number, outcome);
    }

    private static String placeOf(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
    }

    private static String clean(String diagnostics) {
        return NationalIdsInText.mask(CODE_OF_HAPI.matcher(diagnostics).replaceAll(""));
    }
}
