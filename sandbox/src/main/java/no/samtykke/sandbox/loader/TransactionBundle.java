package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.NationalId;
import no.samtykke.sandbox.people.Person;

/** Writes a transaction bundle about one person, entry by entry. The same entries give the same bundle. */
final class TransactionBundle {

    private final ObjectNode bundle = Json.MAPPER.createObjectNode();
    private final ArrayNode entries;
    private final String seed;
    private final String patient;

    TransactionBundle(Person person) {
        this.seed = person.id();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        this.entries = bundle.putArray("entry");
        var resource = entry("Patient");
        this.patient = entries.path(0).path("fullUrl").asText();
        resource.putArray("identifier")
                .addObject()
                .put("system", NationalId.system(person.pid()))
                .put("value", person.pid());
        resource.put("gender", person.sex().code());
        resource.put("birthDate", person.birthDate().toString());
    }

    ObjectNode node() {
        return bundle;
    }

    ObjectNode observation(LocalDate day, String category, Code code) {
        var observation = entry("Observation").put("status", "final");
        concept(
                observation.putArray("category").addObject(),
                new Code("http://terminology.hl7.org/CodeSystem/observation-category", category, category));
        concept(observation.putObject("code"), code);
        observation.putObject("subject").put("reference", patient);
        observation.put("effectiveDateTime", day.toString());
        return observation;
    }

    void immunization(LocalDate day, Code vaccine) {
        var immunization = entry("Immunization").put("status", "completed");
        concept(immunization.putObject("vaccineCode"), vaccine);
        immunization.putObject("patient").put("reference", patient);
        immunization.put("occurrenceDateTime", day.toString());
        immunization.put("primarySource", true);
    }

    void condition(LocalDate onset, Code code) {
        var condition = entry("Condition");
        concept(
                condition.putObject("clinicalStatus"),
                new Code("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"));
        concept(
                condition.putObject("verificationStatus"),
                new Code("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", "Confirmed"));
        concept(condition.putObject("code"), code);
        condition.putObject("subject").put("reference", patient);
        condition.put("onsetDateTime", onset.toString());
    }

    /** A quantity in a unit of UCUM. */
    static void quantity(ObjectNode observed, double value, String unit) {
        observed.putObject("valueQuantity")
                .put("value", Math.round(value * 10) / 10.0)
                .put("unit", unit)
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
    }

    static void concept(ObjectNode concept, Code code) {
        concept.putArray("coding")
                .addObject()
                .put("system", code.system())
                .put("code", code.code())
                .put("display", code.display());
        concept.put("text", code.display());
    }

    private ObjectNode entry(String type) {
        String name = seed + "/" + entries.size();
        var entry = entries.addObject();
        entry.put("fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        var resource = entry.putObject("resource").put("resourceType", type);
        entry.putObject("request").put("method", "POST").put("url", type);
        return resource;
    }
}
