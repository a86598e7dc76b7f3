package no.samtykke.sandbox.sources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.NationalId;
import no.samtykke.sandbox.people.Person;

/** Pieces of FHIR resources as JSON. */
final class Resources {

    private Resources() {}

    static ObjectNode resource(String type, String id) {
        return Json.MAPPER.createObjectNode().put("resourceType", type).put("id", id);
    }

    /** Names a person by number, as these answers do. */
    static ObjectNode person(ObjectNode resource, String element, Person person) {
        identifier(resource.putObject(element).putObject("identifier"), person.pid());
        return resource;
    }

    static ObjectNode identifier(ObjectNode identifier, String pid) {
        return identifier.put("system", NationalId.system(pid)).put("value", pid);
    }

    static void concept(ObjectNode concept, String system, String code, String text) {
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", text);
        concept.put("text", text);
    }

    static ObjectNode searchset(String base, List<ObjectNode> found) {
        var bundle =
                Json.MAPPER.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        bundle.put("total", found.size());
        ArrayNode entries = found.isEmpty() ? Json.MAPPER.createArrayNode() : bundle.putArray("entry");
        found.forEach(resource -> {
            var entry = entries.addObject();
            entry.put(
                    "fullUrl",
                    base + "/" + resource.get("resourceType").asText() + "/"
                            + resource.get("id").asText());
            entry.set("resource", resource);
            entry.putObject("search").put("mode", "match");
        });
        return bundle;
    }

    static ObjectNode outcome(String code, String sentence) {
        var outcome = Json.MAPPER.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", sentence);
        return outcome;
    }
}
