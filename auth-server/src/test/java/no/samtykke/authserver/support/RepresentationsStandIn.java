package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.parameter;
import static no.samtykke.authserver.support.FhirAnswers.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;

/** Who may represent whom, as a fhir-server says it. */
final class RepresentationsStandIn {

    private final Map<String, List<Relation>> relations = new ConcurrentHashMap<>();
    private final Function<String, Optional<String>> patients;
    private volatile boolean registerSilent;

    RepresentationsStandIn(Function<String, Optional<String>> patients) {
        this.patients = patients;
    }

    void clear() {
        relations.clear();
        registerSilent = false;
    }

    void put(String pid, List<Relation> others) {
        relations.put(pid, others);
    }

    void registerIsSilent() {
        registerSilent = true;
    }

    ObjectNode answer(JsonNode question) {
        var answer = parameters();
        parameter(answer, "register").put("valueCode", registerSilent ? "unavailable" : "answered");
        if (!registerSilent) {
            relations
                    .getOrDefault(FhirServerStandIn.identifier(question, "identifier"), List.of())
                    .forEach(relation -> representation(answer, relation));
        }
        return answer;
    }

    private void representation(ObjectNode answer, Relation relation) {
        ArrayNode parts = parameter(answer, "representation").putArray("part");
        parts.addObject()
                .put("name", "identifier")
                .putObject("valueIdentifier")
                .put("system", "urn:oid:2.16.578.1.12.4.1.4.1")
                .put("value", relation.pid());
        parts.addObject().put("name", "name").put("valueString", relation.name());
        parts.addObject().put("name", "birth-date").put("valueDate", relation.born());
        parts.addObject().put("name", "basis").put("valueCode", relation.basis());
        parts.addObject().put("name", "reduced").put("valueBoolean", relation.reduced());
        if (!relation.until().isEmpty()) {
            parts.addObject().put("name", "until").put("valueDate", relation.until());
        }
        relation.areas().forEach(area -> parts.addObject().put("name", "area").put("valueCode", area));
        parts.addObject()
                .put("name", "terms-accepted")
                .put("valueBoolean", patients.apply(relation.pid()).isPresent());
        patients.apply(relation.pid())
                .ifPresent(id -> parts.addObject()
                        .put("name", "patient")
                        .putObject("valueReference")
                        .put("reference", "Patient/" + id));
    }
}
