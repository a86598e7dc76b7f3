package no.samtykke.sandbox.idporten;

import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.util.List;
import java.util.stream.Collectors;
import no.samtykke.sandbox.loopback.Markup;
import org.jspecify.annotations.Nullable;

/** The pages: bokmål, no script, and in plain sight that nothing here is real. */
final class Pages {

    private static final String STYLE = """
            :root { font: 1.05rem/1.5 system-ui, sans-serif; color: #1e2b3c; background: #f2f5f9 }
            body { max-width: 52rem; margin: 0 auto; padding: 1rem 1.25rem 3rem }
            .stand-in { background: #ffd966; color: #3d2f00; padding: .75rem 1rem; border-left: .5rem solid #8a6a00 }
            fieldset { background: #fff; border: 1px solid #b8c4d6; border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem }
            legend { font-weight: 600; padding: 0 .5rem }
            .choice { display: grid; grid-template-columns: 1.75rem 1fr; padding: .4rem 0; align-items: start }
            .choice input { width: 1.15rem; height: 1.15rem; margin-top: .2rem }
            .about { display: block; color: #47566b; font-size: .95rem }
            button { font: inherit; padding: .6rem 1.4rem; border-radius: .4rem; border: 2px solid #134e8b; margin: 0 .5rem .5rem 0; cursor: pointer }
            .first { background: #134e8b; color: #fff }
            .other { background: #fff; color: #134e8b }
            .actions { position: sticky; bottom: 0; background: #f2f5f9; padding: .75rem 0 }
            :focus-visible { outline: 3px solid #b3460d; outline-offset: 2px }
            """;

    private static final String STAND_IN = """
            <p class="stand-in"><strong>Dette er ikke ID-porten.</strong> Dette er en testutgave med syntetiske
            personer. Ingen av dem finnes, og ingen passord trengs.</p>
            """;

    private Pages() {}

    static String login(String requestId, List<Login> logins, @Nullable List<ACR> wanted) {
        return page(
                "Logg inn", """
                <h1>Logg inn</h1>
                %s
                <p>Tjenesten ber om: %s.</p>
                <form method="post" action="authorize">
                <input type="hidden" name="request" value="%s">
                <h2>Hvem vil du være?</h2>
                %s
                <h2>Hvilken elektronisk ID?</h2>
                <fieldset><legend>Elektronisk ID</legend>%s</fieldset>
                <div class="actions">
                <button class="first" name="action" value="login">Logg inn</button>
                <button class="other" name="action" value="cancel" formnovalidate>Avbryt</button>
                <button class="other" name="action" value="fail" formnovalidate>La innloggingen feile</button>
                </div>
                </form>
                """.formatted(STAND_IN, level(wanted), Markup.escaped(requestId), people(logins), eids()));
    }

    static String index(List<Login> logins) {
        String list = Logins.groups(logins).stream()
                .map(group -> "<h2>%s</h2><dl lang=\"en\">%s</dl>"
                        .formatted(
                                Markup.escaped(group),
                                logins.stream()
                                        .filter(login -> login.group().equals(group))
                                        .map(login -> "<dt>%s (<code>%s</code>)</dt><dd>%s</dd>"
                                                .formatted(
                                                        Markup.escaped(login.name()),
                                                        Markup.escaped(login.value()),
                                                        Markup.escaped(login.goodFor())))
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
        return page("Sandkassen til Samtykke", """
                <h1>Sandkassen til Samtykke</h1>
                %s
                <p><a href="/sandbox.json">sandbox.json</a> har adresser, personer med nummer, og klienter.
                <a href="/idporten/.well-known/openid-configuration">Oppsettet</a> er det en klient leser.</p>
                %s
                """.formatted(STAND_IN, list));
    }

    static String error(String sentence) {
        return page("Det gikk ikke", "<h1>Det gikk ikke</h1>" + STAND_IN + "<p>" + Markup.escaped(sentence) + "</p>");
    }

    static String loggedOut() {
        return page("Logget ut", "<h1>Du er logget ut</h1>" + STAND_IN);
    }

    private static String people(List<Login> logins) {
        return Logins.groups(logins).stream()
                .map(group -> "<fieldset><legend lang=\"en\">%s</legend>%s</fieldset>"
                        .formatted(
                                Markup.escaped(group),
                                logins.stream()
                                        .filter(login -> login.group().equals(group))
                                        .map(Pages::person)
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    private static String person(Login login) {
        return """
                <label class="choice"><input type="radio" name="person" value="%s" required>
                <span>%s <span class="about" lang="en">%s</span></span></label>
                """.formatted(
                        Markup.escaped(login.value()), Markup.escaped(login.name()), Markup.escaped(login.goodFor()));
    }

    private static String eids() {
        return List.of(Eid.values()).stream()
                .map(eid -> """
                        <label class="choice"><input type="radio" name="eid" value="%s"%s>
                        <span>%s <span class="about">%s</span></span></label>
                        """.formatted(
                        eid.title(),
                        eid == Eid.BANKID ? " checked" : "",
                        eid.title(),
                        eid.level() == Eid.Level.HIGH ? "sikkerhetsnivå høyt (4)" : "sikkerhetsnivå betydelig (3)"))
                .collect(Collectors.joining());
    }

    private static String level(@Nullable List<ACR> wanted) {
        if (wanted == null || wanted.isEmpty()) {
            return "ikke noe bestemt sikkerhetsnivå";
        }
        return Markup.escaped(wanted.stream().map(ACR::getValue).collect(Collectors.joining(", ")));
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="nb">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body><main>%s</main></body>
                </html>
                """.formatted(Markup.escaped(title), STYLE, content);
    }
}
