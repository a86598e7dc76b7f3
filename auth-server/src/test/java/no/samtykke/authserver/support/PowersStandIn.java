package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.outcome;
import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;
import static no.samtykke.authserver.support.FhirAnswers.patientIn;
import static no.samtykke.authserver.support.FhirAnswers.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Powers of attorney between two Patients, as a fhir-server keeps them. */
public final class PowersStandIn {

    private record Power(String giver, String holder, String name, List<String> areas, String until, String status) {}

    private final Map<String, Power> powers = new ConcurrentHashMap<>();
    private volatile boolean refusesAcceptance;

    void clear() {
        powers.clear();
        refusesAcceptance = false;
    }

    /** @param name of the other, as both are shown it */
    public void propose(String id, String giver, String holder, String name, List<String> areas, String until) {
        powers.put(id, new Power(giver, holder, name, areas, until, "proposed"));
    }

    public void refusesAcceptance() {
        refusesAcceptance = true;
    }

    ObjectNode list(JsonNode question) {
        var actor = patientIn(question, "actor");
        var answer = parameters();
        powers.forEach((id, power) -> {
            if (power.giver().equals(actor)) {
                add(answer, "given", id, power);
            }
            if (power.holder().equals(actor)) {
                add(answer, "received", id, power);
            }
        });
        return answer;
    }

    void accept(HttpExchange exchange, JsonNode question) throws IOException {
        if (refusesAcceptance) {
            send(exchange, 403, outcome());
            return;
        }
        var id = mandateIn(question);
        powers.computeIfPresent(
                id,
                (unused, was) -> new Power(was.giver(), was.holder(), was.name(), was.areas(), was.until(), "active"));
        send(exchange, 200, parameters());
    }

    ObjectNode end(JsonNode question) {
        powers.remove(mandateIn(question));
        return parameters();
    }

    private static String mandateIn(JsonNode question) {
        return patientIn(question, "mandate").replaceFirst("Consent/", "");
    }

    private static void add(ObjectNode answer, String side, String id, Power power) {
        var parts = parameter(answer, side).putArray("part");
        parts.addObject().put("name", "mandate").putObject("valueReference").put("reference", "Consent/" + id);
        parts.addObject().put("name", "status").put("valueCode", power.status());
        power.areas().forEach(area -> parts.addObject().put("name", "area").put("valueCode", area));
        if (!power.until().isEmpty()) {
            parts.addObject().put("name", "period").putObject("valuePeriod").put("end", power.until());
        }
        parts.addObject().put("name", "name").put("valueString", power.name());
        if (side.equals("given")) {
            parts.addObject().put("name", "number").put("valueString", "028218*****");
        }
    }
}
