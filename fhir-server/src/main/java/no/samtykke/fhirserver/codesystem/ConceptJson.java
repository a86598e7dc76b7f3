package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.codesystem.Concept.Name;
import no.samtykke.fhirserver.codesystem.Concept.Property;
import org.jspecify.annotations.Nullable;

/**
 * Concepts in the words of {@code CodeSystem.concept}. What stands inside another stands below it; it may also name
 * what it stands below, as {@code parent} (one code, or a list) or as a property of that name.
 */
final class ConceptJson {

    private static final String PARENT = "parent";

    private ConceptJson() {}

    static void read(long line, JsonNode node, ConceptFile.Reader reader) {
        read(line, node, null, reader);
    }

    private static void read(long line, JsonNode node, @Nullable String above, ConceptFile.Reader reader) {
        String code = node.path("code").asText();
        String display = node.path("display").asText();
        if (!node.isObject() || code.isBlank() || display.isBlank()) {
            reader.flaw(line, "a concept needs a code and a display" + (code.isBlank() ? "" : ": " + code));
            return;
        }
        var properties = node.path("property")
                .valueStream()
                .map(ConceptJson::property)
                .filter(property -> !property.value().isEmpty())
                .toList();
        reader.concept(
                line,
                new Concept(
                        code,
                        display,
                        text(node, "definition"),
                        node.path("inactive").asBoolean()
                                || properties.stream().anyMatch(Property::tellsThatItIsInactive),
                        parents(node, above, properties),
                        node.path("designation")
                                .valueStream()
                                .filter(name -> name.hasNonNull("value"))
                                .map(ConceptJson::name)
                                .toList(),
                        properties.stream()
                                .filter(property -> !property.code().equals(PARENT))
                                .toList()));
        node.path("concept").forEach(child -> read(line, child, code, reader));
    }

    private static List<String> parents(JsonNode node, @Nullable String above, List<Property> properties) {
        var parents = new ArrayList<String>();
        if (above != null) {
            parents.add(above);
        }
        var named = node.path(PARENT);
        if (named.isTextual()) {
            parents.add(named.asText());
        }
        named.valueStream().forEach(parent -> parents.add(parent.asText()));
        properties.stream()
                .filter(property -> property.code().equals(PARENT))
                .forEach(property -> parents.add(property.value()));
        return parents.stream().distinct().toList();
    }

    private static Name name(JsonNode node) {
        var use = node.path("use");
        return new Name(
                text(node, "language"),
                use.hasNonNull("code")
                        ? use.path("system").asText() + "|" + use.path("code").asText()
                        : null,
                node.path("value").asText());
    }

    private static Property property(JsonNode node) {
        String code = node.path("code").asText();
        return node.propertyStream()
                .filter(field -> field.getKey().startsWith("value"))
                .findFirst()
                .map(field -> new Property(code, type(field.getKey()), value(field.getValue())))
                .orElseGet(() -> new Property(code, "string", ""));
    }

    private static String type(String field) {
        String type = field.substring("value".length());
        return type.equals("Coding") ? type : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static String value(JsonNode value) {
        return value.isObject()
                ? value.path("system").asText() + "|" + value.path("code").asText()
                : value.asText();
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
