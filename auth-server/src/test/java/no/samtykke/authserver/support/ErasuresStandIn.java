package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.ConcurrentSkipListMap;

/** People whom a fhir-server has erased. It tells of them until it hears that they are forgotten. */
public final class ErasuresStandIn {

    private final ConcurrentSkipListMap<Integer, String> untold = new ConcurrentSkipListMap<>();

    void clear() {
        untold.clear();
    }

    public void erased(int number, String patient) {
        untold.put(number, patient);
    }

    public boolean areAllConfirmed() {
        return untold.isEmpty();
    }

    ObjectNode answer(JsonNode question) {
        question.path("parameter")
                .forEach(parameter -> untold.headMap(
                                parameter.path("valueInteger").asInt(), true)
                        .clear());
        var answer = parameters();
        untold.forEach((number, patient) -> {
            var parts = parameter(answer, "person").putArray("part");
            parts.addObject().put("name", "number").put("valueInteger", number);
            parts.addObject().put("name", "patient").put("valueId", patient);
        });
        return answer;
    }
}
