package no.samtykke.e2e.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.stack.Stack;

/** What fhir-server tells a hospital that asks, by its own client and at the server that nobody kills. */
final class Feed {

    private static final String LIST =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"category\",\"valueCode\":\"%s\"},{\"name\":\"controller\","
                    + "\"valueIdentifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.101\",\"value\":\"%s\"}}%s]}";
    private static final String CHANGES = "{\"resourceType\":\"Parameters\",\"parameter\":[%s]}";
    private static final String TEXT = "{\"name\":\"cursor\",\"valueString\":\"%s\"}";
    private static final String SINCE = "{\"name\":\"since\",\"valueInstant\":\"%s\"}";

    private final SystemApp hospital;
    private final String beginning;

    /** @param moment to the millisecond */
    record Change(String consent, Place place, String what, Instant moment) {}

    /** What stands. */
    record Standing(String consent, Place place, String policy, boolean permits) {}

    private Feed(SystemApp hospital) {
        this.hospital = hospital;
        this.beginning = SINCE.formatted(Instant.now());
    }

    static Feed fromNowOn(Stack stack, String hospital) {
        return new Feed(new SystemApp(stack.description(), hospital));
    }

    /** All changes since the beginning, in order. */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        var fhir = hospital.fhir();
        String from = beginning;
        boolean more = true;
        while (more) {
            var page = fhir.post("$setting-changes", CHANGES.formatted(from)).json();
            named(page, "change").map(Feed::change).forEach(changes::add);
            from = TEXT.formatted(value(page, "next").asText());
            more = value(page, "more").asBoolean();
        }
        return changes;
    }

    /** Everything of one kind that stands. */
    Set<Standing> standing(String category, String controller) {
        var standing = new HashSet<Standing>();
        var fhir = hospital.fhir();
        String cursor = "";
        do {
            String from = cursor.isEmpty() ? "" : "," + TEXT.formatted(cursor);
            var page = fhir.post("$people-with-setting", LIST.formatted(category, controller, from))
                    .json();
            named(page, "person")
                    .map(person -> new Standing(
                            id(part(person, "consent")),
                            place(person, "identifier"),
                            part(person, "policy").asText(),
                            part(person, "permits").asBoolean()))
                    .forEach(standing::add);
            cursor = value(page, "next").asText();
        } while (!cursor.isEmpty());
        return standing;
    }

    private static Change change(JsonNode told) {
        return new Change(
                id(part(told, "consent")),
                place(told, "person"),
                part(told, "what").asText(),
                OffsetDateTime.parse(part(told, "recorded").asText())
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS));
    }

    private static Place place(JsonNode told, String person) {
        return new Place(
                part(told, person).path("value").asText(),
                part(told, "category").asText(),
                part(told, "controller").path("value").asText());
    }

    private static String id(JsonNode reference) {
        return reference.path("reference").asText().replaceAll("^.*/", "");
    }

    private static JsonNode part(JsonNode parameter, String name) {
        return value(parameter.path("part"), name, parameter);
    }

    private static JsonNode value(JsonNode parameters, String name) {
        return value(parameters.path("parameter"), name, parameters);
    }

    private static JsonNode value(JsonNode list, String name, JsonNode nothing) {
        return list.valueStream()
                .filter(one -> one.path("name").asText().equals(name))
                .flatMap(one -> one.propertyStream()
                        .filter(property -> property.getKey().startsWith("value"))
                        .map(property -> property.getValue()))
                .findFirst()
                .orElse(nothing.path("nothing of that name"));
    }

    private static Stream<JsonNode> named(JsonNode parameters, String name) {
        return parameters
                .path("parameter")
                .valueStream()
                .filter(one -> one.path("name").asText().equals(name));
    }
}
