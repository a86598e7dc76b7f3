package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import no.samtykke.sandbox.loopback.Markup;

/** Pages for whoever is logged in: a list of the patient's data, with a line that says whose data it is. */
class VisitPages {

    private final HealthData data;

    VisitPages(HealthData data) {
        this.data = data;
    }

    String measurements(Visit visit, int number) throws Refusal {
        return list(visit, number, "/measurements", "Målinger", MeasurementsPage.FIRST, MeasurementsPage::table);
    }

    String documents(Visit visit, int number) throws Refusal {
        return list(visit, number, "/documents", "Dokumenter", DocumentsPage.FIRST, DocumentsPage::table);
    }

    String usageLog(Visit visit, int number) throws Refusal {
        return list(
                visit,
                number,
                "/usage-log",
                "Hvem har sett",
                UsageLogPage.FIRST,
                log -> UsageLogPage.table(log, visit.person()));
    }

    String settings(Visit visit) throws Refusal {
        var consents =
                data.get(visit, SettingsPage.CONSENTS.formatted(visit.tokens().patient()));
        var body = SettingsPage.body(consents, data.get(visit, SettingsPage.RECEIVERS));
        return Layout.loggedIn("Innstillinger", "/settings", banner(visit), body);
    }

    private String list(
            Visit visit, int number, String path, String title, String search, Function<JsonNode, String> table)
            throws Refusal {
        var first = search.formatted(visit.tokens().patient());
        var address = visit.address(path, number, first);
        var page = address.equals(first) ? 1 : number;
        var bundle = data.get(visit, address);
        var next = data.next(bundle);
        next.ifPresent(url -> visit.remember(path, page, url));
        var body = "<h1>%s</h1>\n%s%s%s"
                .formatted(title, count(bundle), table.apply(bundle), pager(path, page, next.isPresent()));
        return Layout.loggedIn(title, path, banner(visit), body);
    }

    private static String count(JsonNode bundle) {
        return bundle.has("total")
                ? "<p class=\"count\">%d i alt</p>\n"
                        .formatted(bundle.path("total").asInt())
                : "";
    }

    private static String pager(String path, int page, boolean more) {
        var back = page > 1 ? "<a href=\"%s?page=%d\" rel=\"prev\">Forrige</a>".formatted(path, page - 1) : "";
        var on = more ? "<a href=\"%s?page=%d\" rel=\"next\">Neste</a>".formatted(path, page + 1) : "";
        return page == 1 && !more
                ? ""
                : "<nav class=\"pager\" aria-label=\"Sider\">%s<span>Side %d</span>%s</nav>".formatted(back, page, on);
    }

    private String banner(Visit visit) {
        return visit.isForOneself()
                ? "<p class=\"whose\">Du ser opplysninger om <strong>deg selv</strong></p>\n"
                : "<p class=\"whose other\">Du ser opplysninger om <strong>%s</strong></p>\n".formatted(name(visit));
    }

    /** A profile need not hold a name: then the birthday says who it is. */
    private String name(Visit visit) {
        try {
            var patient = data.get(visit, "Patient/" + visit.tokens().patient());
            var name = patient.path("name").path(0);
            var given = name.path("given").path(0).asText();
            var full =
                    name.path("text").asText((given + " " + name.path("family").asText()).strip());
            return full.isEmpty() ? born(patient.path("birthDate").asText()) : Markup.escaped(full);
        } catch (Refusal e) {
            return born("");
        }
    }

    private static String born(String birthDate) {
        return birthDate.isEmpty() ? "en du representerer" : "en du representerer, født " + Html.day(birthDate);
    }
}
