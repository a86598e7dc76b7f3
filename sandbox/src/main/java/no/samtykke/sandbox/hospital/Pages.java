package no.samtykke.sandbox.hospital;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samtykke.sandbox.hospital.Deciding.Decided;
import no.samtykke.sandbox.hospital.Export.Compared;
import no.samtykke.sandbox.hospital.HospitalRegister.Disagreement;
import no.samtykke.sandbox.loopback.Markup;
import no.samtykke.sandbox.people.Person;

/** The hospital's one page, for whoever plays its staff: bokmål, no script, and in plain sight that nothing is real. */
final class Pages {

    /** More than anybody reads. */
    private static final int ROWS = 200;

    private static final String STYLE = """
            :root { font: 1.05rem/1.5 system-ui, sans-serif; color: #1e2b3c; background: #f2f5f9 }
            body { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 3rem }
            .stand-in { background: #ffd966; color: #3d2f00; padding: .75rem 1rem; border-left: .5rem solid #8a6a00 }
            section { background: #fff; border: 1px solid #b8c4d6; border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem }
            .wide { overflow-x: auto }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #dfe5ee; vertical-align: top }
            label { display: block; margin: .6rem 0 .2rem; font-weight: 600 }
            select, input, button { font: inherit; padding: .45rem .8rem; border-radius: .4rem }
            select, input { border: 1px solid #5b6b80; max-width: 100% }
            button { border: 2px solid #134e8b; background: #134e8b; color: #fff; margin: .75rem .5rem .5rem 0; cursor: pointer }
            .other { background: #fff; color: #134e8b }
            form.row { display: inline }
            pre { white-space: pre-wrap; overflow-wrap: anywhere }
            :focus-visible { outline: 3px solid #b3460d; outline-offset: 2px }
            """;

    private Pages() {}

    static String page(View view) {
        return """
                <!DOCTYPE html>
                <html lang="nb">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><main>
                <h1>%s</h1>
                <p class="stand-in"><strong>Dette er ikke et sykehus.</strong> Det er en testutgave med syntetiske personer.</p>
                %s%s%s%s%s
                </main></body>
                </html>
                """.formatted(
                        Markup.escaped(view.name()),
                        STYLE,
                        Markup.escaped(view.name()),
                        reception(view),
                        known(view),
                        disagreements(view),
                        paper(view),
                        decide(view));
    }

    private static String reception(View view) {
        return """
                <section><h2>Forbindelsen med Samtykke</h2>
                <p>Mottaket er <strong>%s</strong>. %d venter på å bli sendt, %d kom mer enn én gang.%s</p>
                <form class="row" method="post" action="/reception"><button class="other" name="turn" value="%s">%s</button></form>
                <form class="row" method="post" action="/catch-up"><button class="other" name="do" value="catch-up">Hent endringer nå</button></form>
                <form class="row" method="post" action="/compare"><button class="other" name="do" value="compare">Sammenlign med filer</button></form>
                %s</section>
                """.formatted(
                        view.open() ? "på" : "av",
                        view.waiting(),
                        view.repeated(),
                        view.problem().isEmpty() ? "" : " Siste feil: " + Markup.escaped(view.problem()),
                        view.open() ? "off" : "on",
                        view.open() ? "Slå av mottaket" : "Slå på mottaket",
                        view.compared().map(Pages::compared).orElse(""));
    }

    private static String compared(Compared compared) {
        return compared.problem().isEmpty()
                ? "<p>Samtykke har %d innstillinger hos oss. %d mangler her, %d er til overs.</p>"
                        .formatted(compared.there(), compared.missing(), compared.tooMany())
                : "<p>Filene kom ikke: %s</p>".formatted(Markup.escaped(compared.problem()));
    }

    private static String known(View view) {
        return table(
                "Det sykehuset vet",
                List.of("Person", "Hva", "Gjelder", "Sier", "Mottatt", "Fra"),
                view.heard().stream().limit(ROWS).toList(),
                heard -> row(
                        view.who(heard.setting().person()),
                        Html.category(heard.setting().category()),
                        Html.policy(heard.setting().policy()),
                        says(heard.setting()),
                        Html.time(heard.at()),
                        way(heard.way())));
    }

    private static String disagreements(View view) {
        return table(
                "Uenighet med Samtykke",
                List.of("Person", "Hva", "Gjelder", "På papiret", "Hos Samtykke", "Når"),
                view.disagreements(),
                one -> row(
                        view.who(one.wish().person()),
                        Html.category(one.wish().category()),
                        Html.policy(one.wish().policy()),
                        one.wish().active() ? "gitt" : "trukket",
                        outcome(one),
                        Html.time(one.at())));
    }

    private static String outcome(Disagreement one) {
        if (one.outcome().equals("refused")) {
            return "avvist: " + Markup.escaped(one.problem());
        }
        return one.consent().isEmpty() ? "ingenting gjelder" : "noe annet gjelder";
    }

    private static String paper(View view) {
        return """
                <section><h2>Registrer på papir</h2>
                <form method="post" action="/paper">
                %s
                <label for="setting">Hva</label>
                <select id="setting" name="setting">%s</select>
                <label for="answer">Hva personen bestemte</label>
                <select id="answer" name="answer"><option value="give">Gitt</option><option value="withdraw">Trukket</option></select>
                <div><button name="do" value="register">Registrer</button></div>
                </form></section>
                """.formatted(people("person", view.people()), settings(view));
    }

    private static String settings(View view) {
        var options = new StringBuilder();
        for (int i = 0; i < view.papers().size(); i++) {
            var paper = view.papers().get(i);
            options.append("<option value=\"%d\">%s: %s</option>"
                    .formatted(i, Html.category(paper.kind().category()), Html.policy(paper.policy())));
        }
        return options.toString();
    }

    private static String decide(View view) {
        return """
                <section><h2>Spør om noe kan vises</h2>
                <form method="post" action="/decide">
                %s
                <label for="type">Slags opplysninger</label>
                <select id="type" name="type"><option>DocumentReference</option><option>Observation</option><option>Appointment</option></select>
                <div><button name="do" value="decide">Spør Samtykke</button></div>
                </form>%s</section>
                """.formatted(
                        people("about", view.people()),
                        view.decided().map(Pages::decided).orElse(""));
    }

    private static String decided(Decided decided) {
        return decided.problem().isEmpty()
                ? "<p>Svaret er <strong>%s</strong>. Kvitteringen er kontrollert:</p><pre>%s</pre>"
                        .formatted(
                                decided.decision().equals("permit") ? "ja" : "nei", Markup.escaped(decided.receipt()))
                : "<p>Det kom ikke noe svar å stole på: %s</p>".formatted(Markup.escaped(decided.problem()));
    }

    private static String people(String name, List<Person> people) {
        return "<label for=\"%s\">Person</label><select id=\"%s\" name=\"%s\">%s</select>"
                .formatted(
                        name,
                        name,
                        name,
                        people.stream()
                                .map(person -> "<option value=\"%s\">%s</option>"
                                        .formatted(Markup.escaped(person.id()), Markup.escaped(person.name())))
                                .collect(Collectors.joining()));
    }

    private static String says(Setting setting) {
        if (setting.permits() == null) {
            return "gjelder ikke lenger";
        }
        return setting.permits() ? "ja" : "nei";
    }

    private static String way(Entry.Way way) {
        return switch (way) {
            case LIST -> "liste";
            case FEED -> "endringer";
            case PUSH -> "varsel";
        };
    }

    private static String row(String... cells) {
        return List.of(cells).stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
    }

    private static <T> String table(String title, List<String> columns, List<T> rows, Function<T, String> row) {
        if (rows.isEmpty()) {
            return "<section><h2>%s</h2><p>Ingenting.</p></section>".formatted(title);
        }
        return """
                <section><h2>%s</h2><div class="wide" tabindex="0" role="group" aria-label="%s"><table><thead><tr>%s</tr></thead><tbody>%s</tbody></table></div></section>
                """.formatted(
                title,
                title,
                columns.stream().map("<th scope=\"col\">%s</th>"::formatted).collect(Collectors.joining()),
                rows.stream().map(row).collect(Collectors.joining()));
    }
}
