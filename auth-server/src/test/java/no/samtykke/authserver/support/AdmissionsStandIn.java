package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.outcome;
import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;
import static no.samtykke.authserver.support.FhirAnswers.reference;
import static no.samtykke.authserver.support.FhirAnswers.send;
import static no.samtykke.authserver.support.FhirServerStandIn.identifier;
import static no.samtykke.authserver.support.FhirServerStandIn.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who may log in and has accepted the terms, as a fhir-server says it. */
final class AdmissionsStandIn {

    private static final Set<String> LEVELS = Set.of("idporten-loa-high", "samtykke-device");

    private final Map<String, String> patients = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> ownAccess = new ConcurrentHashMap<>();
    private final Map<String, String> erased = new ConcurrentHashMap<>();
    private final Map<String, String> levels = new ConcurrentHashMap<>();
    private volatile String terms = FhirServerStandIn.TERMS;

    void clear() {
        patients.clear();
        refusals.clear();
        ownAccess.clear();
        erased.clear();
        levels.clear();
        terms = FhirServerStandIn.TERMS;
    }

    String knows(String pid) {
        return patients.computeIfAbsent(pid, unused -> UUID.randomUUID().toString());
    }

    void refuses(String pid, String reason) {
        refusals.put(pid, reason);
    }

    void ownAccessIs(String pid, String access) {
        ownAccess.put(pid, access);
    }

    void erases(String pid, String on) {
        erased.put(pid, on);
    }

    void block(JsonNode question) {
        numberOfActor(question).ifPresent(pid -> refuses(pid, "emergency-blocked"));
    }

    boolean isBlocked(JsonNode question) {
        return numberOfActor(question)
                .map(refusals::get)
                .filter("emergency-blocked"::equals)
                .isPresent();
    }

    void termsAre(String uri) {
        terms = uri;
    }

    Optional<String> patientOf(String pid) {
        return Optional.ofNullable(patients.get(pid));
    }

    ObjectNode login(JsonNode question) {
        return admission(identifier(question, "identifier"), question);
    }

    /** As a log-in, of someone known by her Patient; her number is told. */
    ObjectNode resume(JsonNode question) {
        var pid = numberOfActor(question);
        if (pid.isEmpty()) {
            return refusal("unknown-person");
        }
        var answer = admission(pid.get(), question);
        parameter(answer, "identifier")
                .putObject("valueIdentifier")
                .put("system", "urn:oid:2.16.578.1.12.4.1.4.1")
                .put("value", pid.get());
        return answer;
    }

    void acceptTerms(HttpExchange exchange, JsonNode question) throws IOException {
        if (!terms.equals(value(question, "terms", "valueUri"))) {
            send(exchange, 409, outcome());
            return;
        }
        var whose = identifier(question, "represented").isEmpty() ? "identifier" : "represented";
        levels.put(identifier(question, whose), value(question, "level", "valueCode"));
        erased.remove(identifier(question, whose));
        var answer = parameters();
        reference(answer, "patient", knows(identifier(question, whose)));
        send(exchange, 200, answer);
    }

    private Optional<String> numberOfActor(JsonNode question) {
        var patient = FhirAnswers.patientIn(question, "actor");
        return patients.entrySet().stream()
                .filter(known -> known.getValue().equals(patient))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private ObjectNode admission(String pid, JsonNode question) {
        var answer = parameters();
        var refusal = LEVELS.contains(value(question, "acr", "valueString"))
                ? refusals.getOrDefault(pid, "")
                : "level-too-low";
        if (!refusal.isEmpty()) {
            return refusal(refusal);
        }
        parameter(answer, "outcome").put("valueCode", "admitted");
        parameter(answer, "terms-accepted").put("valueBoolean", patients.containsKey(pid));
        parameter(answer, "terms").put("valueUri", terms);
        parameter(answer, "own-access").put("valueCode", ownAccess.getOrDefault(pid, "open"));
        if (erased.containsKey(pid)) {
            parameter(answer, "erased-on").put("valueDate", erased.get(pid));
        }
        patientOf(pid).ifPresent(id -> {
            reference(answer, "patient", id);
            parameter(answer, "level").put("valueCode", levels.getOrDefault(pid, "full"));
        });
        return answer;
    }

    private static ObjectNode refusal(String reason) {
        var answer = parameters();
        parameter(answer, "outcome").put("valueCode", "refused");
        parameter(answer, "reason").putObject("valueCoding").put("code", reason);
        return answer;
    }
}
