package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;

/** The usage log as a table: who used which service, on whose behalf, by which app, and whether it was let through. */
class UsageLogPage {

    static final String FIRST = "AuditEvent?patient=%s&_sort=-date&_count=20";

    private static final Map<String, String> OUTCOMES =
            Map.of("0", "Utført", "4", "Avvist", "8", "Avvist", "12", "Feilet");

    private static final String TABLE = """
            <table class="log">
              <caption class="hidden">Bruk av opplysningene, den siste først</caption>
              <thead><tr><th scope="col">Tid</th><th scope="col">Tjeneste</th><th scope="col">Hvem</th><th scope="col">På vegne av</th><th scope="col">App</th><th scope="col">Utfall</th></tr></thead>
              <tbody>
            %s
              </tbody>
            </table>
            """;

    private UsageLogPage() {}

    static String table(JsonNode bundle) {
        var rows = new ArrayList<String>();
        for (var entry : bundle.path("entry")) {
            if (entry.path("resource").path("resourceType").asText().equals("AuditEvent")) {
                rows.add(row(entry.path("resource")));
            }
        }
        return rows.isEmpty() ? "<p class=\"empty\">Ingen bruk ennå.</p>" : TABLE.formatted(String.join("\n", rows));
    }

    private static String row(JsonNode event) {
        var outcome = event.path("outcome").asText();
        return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><span class=\"tag %s\">%s</span></td></tr>"
                .formatted(
                        Html.time(event.path("recorded").asText(), true),
                        Html.escape(service(event)),
                        Html.escape(agent(event, false)),
                        Html.escape(onBehalfOf(event)),
                        Html.escape(agent(event, true)),
                        outcome.equals("0") ? "done" : "refused",
                        Html.escape(OUTCOMES.getOrDefault(outcome, outcome)));
    }

    private static String service(JsonNode event) {
        var subtype = coding(event.path("subtype").path(0));
        return subtype.isEmpty() ? coding(event.path("type")) : subtype;
    }

    private static String coding(JsonNode coding) {
        return coding.path("display").asText(coding.path("code").asText());
    }

    private static String agent(JsonNode event, boolean app) {
        for (var agent : event.path("agent")) {
            var isApp = !agent.path("requestor").asBoolean();
            if (isApp == app) {
                return name(agent);
            }
        }
        return "–";
    }

    private static String name(JsonNode agent) {
        var who = agent.path("who");
        var fallback = who.path("display").asText(who.path("reference").asText("–"));
        return agent.path("name").asText(fallback);
    }

    private static String onBehalfOf(JsonNode event) {
        for (var entity : event.path("entity")) {
            if (entity.path("type").path("code").asText().equals("1")) {
                return entity.path("what")
                        .path("display")
                        .asText(entity.path("what").path("reference").asText("–"));
            }
        }
        return "–";
    }
}
