package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.sandbox.loopback.Markup;

/** What the patient has set for hospitals and registers, to be taken back, and who has been told of it. */
class SettingsPage {

    static final String CONSENTS =
            "Consent?patient=%s&status=active&category=research-consent,register-reservation&_count=100";
    static final String RECEIVERS = "$setting-receivers";

    private static final Map<String, String> CATEGORIES = Map.of(
            "research-consent", "Deltakelse i forskning",
            "register-reservation", "Reservasjon mot et helseregister");
    private static final Map<String, String> CHANGES =
            Map.of("given", "Gitt", "changed", "Endret", "replaced", "Erstattet", "withdrawn", "Trukket tilbake");

    private SettingsPage() {}

    static String body(JsonNode consents, JsonNode receivers) {
        return "<h1>Innstillinger</h1>\n"
                + table(
                        "Det du har bestemt",
                        List.of("Hva", "Gjelder", "Hos", "Siden", "Trekk tilbake"),
                        resources(consents),
                        SettingsPage::row)
                + "<h2>Hvem har fått vite det</h2>\n"
                + table(
                        "Endringer og hvem som har mottatt dem, den siste først",
                        List.of("Endring", "Hva", "Når", "Mottaker", "Mottatt"),
                        changes(receivers),
                        SettingsPage::receiver);
    }

    private static String row(JsonNode consent) {
        String what = category(consent.at("/category/0/coding/0/code").asText());
        String policy = policy(consent.at("/policy/0/uri").asText());
        return """
                <tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><form method="post" action="/settings/withdrawal">
                <button name="consent" value="%s" aria-label="Trekk tilbake: %s, %s">Trekk tilbake</button></form></td></tr>
                """.formatted(
                        what,
                        policy,
                        controller(consent.path("organization").path(0)),
                        Html.time(consent.path("dateTime").asText(), false),
                        Markup.escaped(consent.path("id").asText()),
                        what,
                        policy);
    }

    private static String receiver(JsonNode change) {
        String received = value(change, "received");
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        Markup.escaped(CHANGES.getOrDefault(value(change, "what"), value(change, "what"))),
                        category(value(change, "category")),
                        Html.time(value(change, "recorded"), true),
                        Markup.escaped(value(change, "receiver")),
                        received.isEmpty()
                                ? "<span class=\"tag refused\">ikke ennå</span>"
                                : Html.time(received, true));
    }

    private static String category(String code) {
        return CATEGORIES.getOrDefault(code, Markup.escaped(code));
    }

    private static String policy(String uri) {
        return Markup.escaped(uri.substring(uri.lastIndexOf('/') + 1));
    }

    private static String controller(JsonNode organization) {
        String number = organization.at("/identifier/value").asText();
        return Markup.escaped(organization.path("display").asText(number.isEmpty() ? "–" : "org.nr. " + number));
    }

    private static Stream<JsonNode> resources(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(one -> one.path("resourceType").asText().equals("Consent"));
    }

    private static Stream<JsonNode> changes(JsonNode parameters) {
        return parameters
                .path("parameter")
                .valueStream()
                .filter(one -> one.path("name").asText().equals("change"))
                .filter(one -> CATEGORIES.containsKey(value(one, "category")));
    }

    private static String value(JsonNode change, String name) {
        return change.path("part")
                .valueStream()
                .filter(part -> part.path("name").asText().equals(name))
                .flatMap(part -> part.propertyStream())
                .filter(property -> property.getKey().startsWith("value"))
                .map(property -> property.getValue().asText())
                .findFirst()
                .orElse("");
    }

    private static String table(
            String caption, List<String> columns, Stream<JsonNode> things, Function<JsonNode, String> row) {
        String rows = things.map(row).collect(Collectors.joining("\n"));
        return rows.isEmpty()
                ? "<p class=\"empty\">Ingenting ennå.</p>\n"
                : "<table><caption class=\"hidden\">%s</caption><thead><tr>%s</tr></thead><tbody>%s</tbody></table>\n"
                        .formatted(
                                caption,
                                columns.stream()
                                        .map("<th scope=\"col\">%s</th>"::formatted)
                                        .collect(Collectors.joining()),
                                rows);
    }
}
