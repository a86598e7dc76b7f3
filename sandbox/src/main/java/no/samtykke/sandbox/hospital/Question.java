package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.NationalId;

/** A list of FHIR parameters, or of the parts of one, as it is written. */
final class Question {

    private static final String ORGANISATIONS = "urn:oid:2.16.578.1.12.4.1.4.101";

    private final ArrayNode list = Json.MAPPER.createArrayNode();

    Question text(String type, String name, String value) {
        list.addObject().put("name", name).put("value" + type, value);
        return this;
    }

    Question truth(String name, boolean value) {
        list.addObject().put("name", name).put("valueBoolean", value);
        return this;
    }

    Question count(int value) {
        list.addObject().put("name", "count").put("valueInteger", value);
        return this;
    }

    Question person(String number) {
        identifier("person", NationalId.system(number), number);
        return this;
    }

    Question kind(String category, String controller) {
        text("Code", "category", category);
        identifier("controller", ORGANISATIONS, controller);
        return this;
    }

    Question kind(Kind kind) {
        return kind(kind.category(), kind.controller());
    }

    Question source(String display) {
        list.addObject().put("name", "source").putObject("valueReference").put("display", display);
        return this;
    }

    Question parts(String name, Question parts) {
        list.addObject().put("name", name).set("part", parts.list);
        return this;
    }

    ObjectNode parameters() {
        var parameters = Json.MAPPER.createObjectNode().put("resourceType", "Parameters");
        parameters.set("parameter", list);
        return parameters;
    }

    private void identifier(String name, String system, String value) {
        list.addObject()
                .put("name", name)
                .putObject("valueIdentifier")
                .put("system", system)
                .put("value", value);
    }
}
