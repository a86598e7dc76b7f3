package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import no.samtykke.sandbox.loopback.Markup;

/** The patient's Observations as a table, the newest first. */
class MeasurementsPage {

    static final String FIRST = "Observation?patient=%s&_sort=-date&_count=20";

    private static final String TABLE = """
            <table>
              <caption class="hidden">Målinger, de nyeste først</caption>
              <thead><tr><th scope="col">Måling</th><th scope="col">Verdi</th><th scope="col">Dato</th></tr></thead>
              <tbody>
            %s
              </tbody>
            </table>
            """;

    private MeasurementsPage() {}

    static String table(JsonNode bundle) {
        var rows = new ArrayList<String>();
        for (var entry : bundle.path("entry")) {
            if (entry.path("resource").path("resourceType").asText().equals("Observation")) {
                rows.add(row(entry.path("resource")));
            }
        }
        return rows.isEmpty() ? "<p class=\"empty\">Ingen målinger.</p>" : TABLE.formatted(String.join("\n", rows));
    }

    private static String row(JsonNode observation) {
        var date = observation
                .path("effectiveDateTime")
                .asText(observation.path("effectivePeriod").path("start").asText());
        return "<tr><th scope=\"row\">%s</th><td class=\"value\">%s</td><td>%s</td></tr>"
                .formatted(Markup.escaped(name(observation.path("code"))), value(observation), Html.time(date, false));
    }

    private static String name(JsonNode concept) {
        var coding = concept.path("coding").path(0);
        return concept.path("text")
                .asText(coding.path("display").asText(coding.path("code").asText()));
    }

    private static String value(JsonNode observation) {
        if (observation.path("component").isArray()) {
            var parts = new ArrayList<String>();
            for (var component : observation.path("component")) {
                parts.add("<span class=\"part\">%s</span> %s"
                        .formatted(Markup.escaped(name(component.path("code"))), single(component)));
            }
            return parts.stream().collect(Collectors.joining("<br>"));
        }
        return single(observation);
    }

    private static String single(JsonNode holder) {
        var quantity = holder.path("valueQuantity");
        if (quantity.has("value")) {
            var unit = quantity.path("unit").asText();
            return Markup.escaped(number(quantity.path("value").decimalValue()) + (unit.isEmpty() ? "" : " " + unit));
        }
        if (holder.has("valueCodeableConcept")) {
            return Markup.escaped(name(holder.path("valueCodeableConcept")));
        }
        return Markup.escaped(holder.path("valueString").asText("–"));
    }

    /** At most two decimals: what an app shows, not what it stores. */
    private static String number(BigDecimal value) {
        var rounded = value.scale() > 2 ? value.setScale(2, java.math.RoundingMode.HALF_UP) : value;
        return String.format(Locale.of("nb"), "%s", rounded.stripTrailingZeros().toPlainString())
                .replace('.', ',');
    }
}
