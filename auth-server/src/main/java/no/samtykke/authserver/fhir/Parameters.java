package no.samtykke.authserver.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.samtykke.authserver.session.NationalId;

/** A FHIR Parameters resource as JSON: just the value types that our operations use. */
final class Parameters {

    private final ObjectNode resource;

    private Parameters(ObjectNode resource) {
        this.resource = resource;
    }

    static Parameters empty() {
        var resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", "Parameters").putArray("parameter");
        return new Parameters(resource);
    }

    Parameters with(String name, String valueType, String value) {
        resource.withArray("parameter").addObject().put("name", name).put(valueType, value);
        return this;
    }

    Parameters with(String name, int value) {
        resource.withArray("parameter").addObject().put("name", name).put("valueInteger", value);
        return this;
    }

    Parameters with(String name, NationalId id) {
        resource.withArray("parameter")
                .addObject()
                .put("name", name)
                .putObject("valueIdentifier")
                .put("system", id.system())
                .put("value", id.value());
        return this;
    }

    Parameters withReference(String name, String patient) {
        return withReference(name, "Patient", patient);
    }

    Parameters withReference(String name, String resourceType, String id) {
        resource.withArray("parameter")
                .addObject()
                .put("name", name)
                .putObject("valueReference")
                .put("reference", resourceType + "/" + id);
        return this;
    }

    ObjectNode json() {
        return resource;
    }

    /** The parameters of that name, or the parts of one parameter of that name. */
    static Stream<JsonNode> all(JsonNode in, String name) {
        var list = in.has("part") ? in.path("part") : in.path("parameter");
        return StreamSupport.stream(list.spliterator(), false)
                .filter(parameter -> name.equals(parameter.path("name").asText()));
    }

    static Optional<String> text(JsonNode in, String name, String valueType) {
        return texts(in, name, valueType).stream().findFirst();
    }

    static List<String> texts(JsonNode in, String name, String valueType) {
        return all(in, name)
                .map(parameter -> parameter.path(valueType))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    /** A whole date in a parameter; empty where it is none. */
    static Optional<LocalDate> date(JsonNode in, String name) {
        return text(in, name, "valueDate").flatMap(Parameters::date);
    }

    /** The last day of a period in a parameter; empty where it is open, or there is none. */
    static Optional<LocalDate> lastDay(JsonNode in, String name) {
        return all(in, name)
                .map(parameter -> parameter.path("valuePeriod").path("end").asText())
                .findFirst()
                .flatMap(Parameters::date);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The national id in a parameter, where it is one. */
    static Optional<NationalId> nationalId(JsonNode in, String name) {
        return all(in, name)
                .map(parameter ->
                        parameter.path("valueIdentifier").path("value").asText())
                .findFirst()
                .flatMap(NationalId::parse);
    }

    static boolean isTrue(JsonNode in, String name) {
        return all(in, name)
                .anyMatch(parameter -> parameter.path("valueBoolean").asBoolean(false));
    }

    /** The id in a reference such as {@code Patient/8f2c}. */
    static Optional<String> patientId(JsonNode in, String name) {
        return reference(in, name, "Patient");
    }

    /** The id in a reference to a resource of that type. */
    static Optional<String> reference(JsonNode in, String name, String resourceType) {
        var beforeId = resourceType + "/";
        return all(in, name)
                .map(parameter ->
                        parameter.path("valueReference").path("reference").asText())
                .filter(reference -> reference.contains(beforeId))
                .map(reference -> reference.substring(reference.lastIndexOf(beforeId) + beforeId.length()))
                .map(id -> id.replaceFirst("/_history/.*", ""))
                .findFirst();
    }
}
