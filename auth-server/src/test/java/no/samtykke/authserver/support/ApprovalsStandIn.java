package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;
import static no.samtykke.authserver.support.FhirAnswers.patientIn;
import static no.samtykke.authserver.support.FhirServerStandIn.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The approvals of apps, as a fhir-server keeps them: one for each person, patient and app. */
public final class ApprovalsStandIn {

    private record Key(String actor, String patient, String clientId) {}

    private record Approved(String name, String controller, String scope) {}

    private final Map<Key, Approved> approvals = new ConcurrentHashMap<>();

    /** She withdraws the Consent at the fhir-server, without us. */
    public void withdraw(String clientId) {
        approvals.keySet().removeIf(key -> key.clientId().equals(clientId));
    }

    /** She approves of less, or more, at the fhir-server. */
    public void change(String clientId, String scope) {
        approvals.replaceAll((key, was) ->
                key.clientId().equals(clientId) ? new Approved(was.name(), was.controller(), scope) : was);
    }

    void clear() {
        approvals.clear();
    }

    void approve(JsonNode question) {
        approvals.put(
                key(question),
                new Approved(
                        value(question, "client-name", "valueString"),
                        value(question, "controller", "valueString"),
                        value(question, "scope", "valueString")));
    }

    ObjectNode scopes(JsonNode question) {
        var answer = parameters();
        var approved = approvals.get(key(question));
        if (approved != null) {
            parameter(answer, "scope").put("valueString", approved.scope());
        }
        return answer;
    }

    ObjectNode apps(JsonNode question) {
        var answer = parameters();
        approvals.forEach((key, approved) -> {
            if (key.actor().equals(patientIn(question, "actor"))) {
                var parts = parameter(answer, "app").putArray("part");
                parts.addObject().put("name", "client-id").put("valueString", key.clientId());
                parts.addObject().put("name", "name").put("valueString", approved.name());
                parts.addObject().put("name", "controller").put("valueString", approved.controller());
                parts.addObject().put("name", "scope").put("valueString", approved.scope());
                parts.addObject().put("name", "since").put("valueInstant", "2026-11-24T10:00:00.000+01:00");
                parts.addObject()
                        .put("name", "patient")
                        .putObject("valueReference")
                        .put("reference", "Patient/" + key.patient());
            }
        });
        return answer;
    }

    ObjectNode end(JsonNode question) {
        var answer = parameters();
        parameter(answer, "ended").put("valueBoolean", approvals.remove(key(question)) != null);
        return answer;
    }

    private static Key key(JsonNode question) {
        return new Key(
                patientIn(question, "actor"),
                patientIn(question, "patient"),
                value(question, "client-id", "valueString"));
    }
}
