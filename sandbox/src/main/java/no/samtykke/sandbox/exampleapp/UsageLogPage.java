package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import no.samtykke.sandbox.loopback.Markup;

/** The usage log as a table: who used which service, on whose behalf, by which app, and whether it was let through. */
class UsageLogPage {

    static final String FIRST = "AuditEvent?patient=%s&_sort=-date&_count=20";

    private static final Map<String, String> OUTCOMES =
            Map.of("0", "Utført", "4", "Avvist", "8", "Avvist", "12", "Feilet");

    private static final String TABLE = """
            <table class="log">
              <caption class="hidden">Bruk av opplysningene, den siste først</caption>
              <thead><tr><th scope="col">Tid</th><th scope="col">Tjeneste</th><th scope="col">Hvem</th><th scope="col">På vegne av</th><th scope="col">App</th><th scope="col">Utfall</th><th scope="col">Bevis</th></tr></thead>
              <tbody>
            %s
              </tbody>
            </table>
            """;

    private UsageLogPage() {}

    /** @param me id of the Patient who is logged in */
    static String table(JsonNode bundle, String me) {
        var rows = new ArrayList<String>();
        for (var entry : bundle.path("entry")) {
            if (entry.path("resource").path("resourceType").asText().equals("AuditEvent")) {
                rows.add(row(entry.path("resource"), me));
            }
        }
        return rows.isEmpty() ? "<p class=\"empty\">Ingen bruk ennå.</p>" : TABLE.formatted(String.join("\n", rows));
    }

    private static String row(JsonNode event, String me) {
        var outcome = event.path("outcome").asText();
        return ("<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><span class=\"tag %s\">%s</span></td>"
                        + "<td><a href=\"/usage-log/proof?entry=%s\" download>Last ned</a></td></tr>")
                .formatted(
                        Html.time(event.path("recorded").asText(), true),
                        Markup.escaped(service(event)),
                        Markup.escaped(who(event, me)),
                        Markup.escaped(onBehalfOf(event, me)),
                        Markup.escaped(app(event)),
                        outcome.equals("0") ? "done" : "refused",
                        Markup.escaped(OUTCOMES.getOrDefault(outcome, outcome)),
                        Markup.escaped(event.path("id").asText()));
    }

    /** The most precise of the codes stands last. */
    private static String service(JsonNode event) {
        var subtypes = event.path("subtype");
        var last = subtypes.path(subtypes.size() - 1);
        return last.path("display").asText(last.path("code").asText());
    }

    /** The log names nobody: a person is a reference, and the ground on which she acts. */
    private static String who(JsonNode event, String me) {
        var asked = agent(event, true);
        var reference = asked.path("who").path("reference").asText();
        if (reference.isEmpty()) {
            return asked.path("who").path("display").asText("–");
        }
        if (reference.equals("Patient/" + me)) {
            return "Du";
        }
        return reference.equals(subject(event)) ? "Personen selv" : "En annen";
    }

    private static String onBehalfOf(JsonNode event, String me) {
        var asked = agent(event, true);
        var subject = subject(event);
        if (subject.isEmpty()
                || asked.path("who").path("reference").asText(subject).equals(subject)) {
            return "–";
        }
        var ground = asked.path("role")
                .path(0)
                .path("coding")
                .path(0)
                .path("display")
                .asText();
        var whom = subject.equals("Patient/" + me) ? "Deg" : "Personen du ser på";
        return ground.isEmpty() ? whom : whom + " (" + ground.toLowerCase(Locale.ROOT) + ")";
    }

    private static String app(JsonNode event) {
        return agent(event, false).path("who").path("display").asText("–");
    }

    private static JsonNode agent(JsonNode event, boolean requestor) {
        for (var agent : event.path("agent")) {
            if (agent.path("requestor").asBoolean() == requestor) {
                return agent;
            }
        }
        return MissingNode.getInstance();
    }

    private static String subject(JsonNode event) {
        return event.path("entity").path(0).path("what").path("reference").asText();
    }
}
