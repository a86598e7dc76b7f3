package no.samtykke.sandbox.exampleapp;

import no.samtykke.sandbox.loopback.Markup;

/** Pages for whoever is not logged in. */
class OpenPages {

    private static final String HOME = """
            <section class="hero">
              <h1>Målingene dine, samlet på ett sted</h1>
              <p class="lead">Måleboka viser målinger om deg, eller om barn du har foreldreansvar for.
              Du logger inn med ID-porten og bestemmer selv hva appen får se.</p>
              <p><a class="button" href="/login">Logg inn</a></p>
            </section>
            <ol class="steps">
              <li><h2>Du logger inn</h2><p>Med elektronisk ID på høyeste nivå. Appen får aldri fødselsnummeret ditt fra innloggingen.</p></li>
              <li><h2>Du velger</h2><p>Hvem det gjelder, og hva appen får se. Alt kan velges bort.</p></li>
              <li><h2>Du følger med</h2><p>Hvert innsyn står i loggen, også innsyn som ble avvist.</p></li>
            </ol>
            """;

    private static final String MESSAGE = """
            <section class="message">
              <h1>%s</h1>
              <p class="lead">%s</p>
              <p><a class="button" href="%s">%s</a></p>
            </section>
            """;

    private OpenPages() {}

    static String home() {
        return Layout.open("Logg inn", HOME);
    }

    static String loggedOut() {
        return Layout.open(
                "Du er logget ut",
                MESSAGE.formatted("Du er logget ut", "Appen husker ingenting om deg.", "/login", "Logg inn igjen"));
    }

    static String refusal(Refusal refusal) {
        var again = refusal.status() == 401;
        return Layout.open(
                refusal.title(),
                MESSAGE.formatted(
                        Markup.escaped(refusal.title()),
                        Markup.escaped(refusal.sentence()),
                        again ? "/login" : "/",
                        again ? "Logg inn" : "Til forsiden"));
    }
}
