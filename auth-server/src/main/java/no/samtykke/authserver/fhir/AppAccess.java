package no.samtykke.authserver.fhir;

import static no.samtykke.authserver.fhir.Parameters.patientId;
import static no.samtykke.authserver.fhir.Parameters.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a person lets apps do, as the fhir-server keeps it (Consent {@code app-access}). People are Patient ids. */
@Component
public class AppAccess {

    private final Operations operations;

    AppAccess(Operations operations) {
        this.operations = operations;
    }

    /**
     * The scopes that she approves today; empty when she lets this app use nothing of this patient, and when the
     * session is over at the fhir-server, as after an emergency block.
     *
     * @param sid the session in which the app uses it
     */
    public Optional<List<String>> approvedScopes(String actor, String patient, String clientId, UUID sid) {
        var answer = operations.call(
                "$approved-scopes",
                Parameters.empty()
                        .withReference("actor", actor)
                        .withReference("patient", patient)
                        .with("client-id", "valueString", clientId)
                        .with("sid", "valueString", sid.toString()));
        return text(answer, "scope", "valueString").map(AppAccess::split);
    }

    /**
     * An app that she lets in.
     *
     * @param patient whose data it is about
     * @param since when she approved it last
     */
    public record Access(
            String clientId, String name, String controller, String patient, List<String> scopes, Instant since) {}

    public List<Access> ofActor(String actor) {
        var answer = operations.call("$apps-with-access", Parameters.empty().withReference("actor", actor));
        return Parameters.all(answer, "app").map(this::access).toList();
    }

    /** Ends an app's access. Refused when it is not hers to end. */
    public void end(String actor, String patient, String clientId, UUID sid) {
        operations.call(
                "$end-app-access",
                Parameters.empty()
                        .withReference("actor", actor)
                        .withReference("patient", patient)
                        .with("client-id", "valueString", clientId)
                        .with("sid", "valueString", sid.toString()));
    }

    private Access access(JsonNode part) {
        return new Access(
                required(part, "client-id"),
                required(part, "name"),
                required(part, "controller"),
                patientId(part, "patient").orElseThrow(() -> operations.unusable("$apps-with-access")),
                split(required(part, "scope")),
                since(part));
    }

    private Instant since(JsonNode part) {
        try {
            return text(part, "since", "valueInstant")
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .orElseThrow(() -> operations.unusable("$apps-with-access"));
        } catch (DateTimeException e) {
            throw new FhirServerSilent("$apps-with-access", e);
        }
    }

    private String required(JsonNode part, String name) {
        return text(part, name, "valueString").orElseThrow(() -> operations.unusable("$apps-with-access"));
    }

    private static List<String> split(String scopes) {
        return Arrays.asList(scopes.split(" ", -1));
    }
}
