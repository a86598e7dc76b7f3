package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A FHIR parameter as it is read, with its parts. */
record Told(JsonNode parameter) {

    static Stream<Told> all(JsonNode parameters, String name) {
        return parameters.path("parameter").valueStream().filter(isCalled(name)).map(Told::new);
    }

    static String text(JsonNode parameters, String name) {
        return all(parameters, name)
                .findFirst()
                .map(told -> text(told.parameter()))
                .orElse("");
    }

    /** A code, a text, the value of an identifier, or the id that a reference ends with; blank for none. */
    String text(String name) {
        return part(name).map(Told::text).orElse("");
    }

    @Nullable
    Boolean truth(String name) {
        return part(name).map(part -> part.path("valueBoolean").asBoolean()).orElse(null);
    }

    int number(String name) {
        return part(name).map(part -> part.path("valueInteger").asInt()).orElse(0);
    }

    Setting setting() {
        String recorded = text("recorded");
        return new Setting(
                text("consent"),
                part("person").or(() -> part("identifier")).map(Told::text).orElse(""),
                text("category"),
                text("controller"),
                text("policy"),
                text("what"),
                recorded.isEmpty()
                        ? Instant.EPOCH
                        : OffsetDateTime.parse(recorded).toInstant(),
                truth("permits"));
    }

    private Optional<JsonNode> part(String name) {
        return parameter.path("part").valueStream().filter(isCalled(name)).findFirst();
    }

    private static Predicate<JsonNode> isCalled(String name) {
        return one -> one.path("name").asText().equals(name);
    }

    private static String text(JsonNode holder) {
        return holder.propertyStream()
                .filter(property -> property.getKey().startsWith("value"))
                .map(property -> text(property.getKey(), property.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String text(String type, JsonNode value) {
        return switch (type) {
            case "valueIdentifier" -> value.path("value").asText();
            case "valueReference" -> {
                String reference = value.path("reference").asText();
                yield reference.substring(reference.lastIndexOf('/') + 1);
            }
            default -> value.asText();
        };
    }
}
