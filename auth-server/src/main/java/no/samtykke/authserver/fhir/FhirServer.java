package no.samtykke.authserver.fhir;

import static no.samtykke.authserver.fhir.Parameters.patientId;
import static no.samtykke.authserver.fhir.Parameters.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.session.NationalId;
import org.springframework.stereotype.Component;

/** The questions we ask the fhir-server. National ids travel in bodies only, with our own token of 60 seconds. */
@Component
public class FhirServer {

    private final Operations operations;

    FhirServer(Operations operations) {
        this.operations = operations;
    }

    /**
     * May this person use the services? The fhir-server logs the log-in, also one that is refused.
     *
     * @param acr the level ID-porten vouched for, empty when it said nothing
     */
    public LoginAnswer login(NationalId person, String acr, List<String> amr, UUID sid) {
        var question = Parameters.empty()
                .with("identifier", person)
                .with("acr", "valueString", acr.isBlank() ? "none" : acr)
                .with("sid", "valueString", sid.toString());
        amr.forEach(method -> question.with("amr", "valueString", method));
        return loginAnswer("$login", operations.call("$login", question));
    }

    /**
     * May someone go on whom we know by her Patient, without a new log-in at ID-porten? Everything is asked anew, as at
     * {@link #login}. Logged as a log-in when the session is new.
     */
    public ResumeAnswer resume(Resumption resumption) {
        var question = Parameters.empty()
                .withReference("actor", resumption.patient())
                .with("acr", "valueString", resumption.acr())
                .with("sid", "valueString", resumption.sid().toString());
        resumption.amr().forEach(method -> question.with("amr", "valueString", method));
        var answer = operations.call("$resume", question);
        return switch (loginAnswer("$resume", answer)) {
            case LoginAnswer.Refused refused -> new ResumeAnswer.Refused(refused.reason());
            case LoginAnswer.Admitted admitted ->
                new ResumeAnswer.Resumed(
                        Parameters.nationalId(answer, "identifier").orElseThrow(() -> operations.unusable("$resume")),
                        admitted);
        };
    }

    /** Who goes on, in which session, and what she or her app has shown. Her Patient's id. */
    public record Resumption(String patient, String acr, List<String> amr, UUID sid) {}

    private LoginAnswer loginAnswer(String operation, JsonNode answer) {
        if (text(answer, "outcome", "valueCode").filter("admitted"::equals).isEmpty()) {
            return new LoginAnswer.Refused(refusalReason(answer));
        }
        return new LoginAnswer.Admitted(
                text(answer, "terms", "valueUri").orElseThrow(() -> operations.unusable(operation)),
                Parameters.isTrue(answer, "terms-accepted") ? patientId(answer, "patient") : Optional.empty(),
                text(answer, "level", "valueCode").flatMap(ConsentLevel::of),
                ownAccess(operation, answer),
                Parameters.date(answer, "erased-on"));
    }

    /** What is not said is open; what is said and not understood is not taken for open. */
    private OwnAccess ownAccess(String operation, JsonNode answer) {
        return text(answer, "own-access", "valueCode")
                .map(said -> OwnAccess.of(said).orElseThrow(() -> operations.unusable(operation)))
                .orElse(OwnAccess.OPEN);
    }

    /**
     * She accepts the terms, for herself or for one she represents.
     *
     * @return id of the Patient whose profile now exists
     */
    public String acceptTerms(Acceptance acceptance) {
        var question = Parameters.empty()
                .with("identifier", acceptance.person())
                .with("terms", "valueUri", acceptance.terms())
                .with("level", "valueCode", acceptance.level().code())
                .with("language", "valueCode", acceptance.language())
                .with("sid", "valueString", acceptance.sid().toString());
        acceptance.represented().ifPresent(represented -> question.with("represented", represented));
        return patientId(operations.call("$accept-terms", question), "patient")
                .orElseThrow(() -> operations.unusable("$accept-terms"));
    }

    /** The terms that one person accepts, how much she opens by it, and in which language she read them. */
    public record Acceptance(
            NationalId person,
            Optional<NationalId> represented,
            String terms,
            ConsentLevel level,
            String language,
            UUID sid) {}

    public Representations representations(NationalId person) {
        var answer = operations.call("$representations", Parameters.empty().with("identifier", person));
        return new RepresentationsReader(answer, operations.unusable("$representations")).read();
    }

    /** She lets an app use the data of one patient. Refused when she may not represent that patient. */
    public void approveApp(Approval approval) {
        operations.call(
                "$approve-app",
                Parameters.empty()
                        .withReference("actor", approval.actor())
                        .withReference("patient", approval.patient())
                        .with("client-id", "valueString", approval.clientId())
                        .with("client-name", "valueString", approval.clientName())
                        .with("controller", "valueString", approval.controller())
                        .with("scope", "valueString", approval.scope())
                        .with("sid", "valueString", approval.sid().toString()));
    }

    /** What she approved. Actor and patient are Patient ids. */
    public record Approval(
            String actor,
            String patient,
            String clientId,
            String clientName,
            String controller,
            String scope,
            UUID sid) {}

    private static String refusalReason(JsonNode answer) {
        return Parameters.all(answer, "reason")
                .map(reason -> reason.path("valueCoding").path("code").asText())
                .findFirst()
                .orElse("unknown");
    }
}
