package no.samtykke.sandbox.exampleapp;

import no.samtykke.sandbox.loopback.Markup;

/** The frame that every page has in common. */
class Layout {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="nb">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s – Måleboka</title>
              <link rel="icon" href="data:,">
              <link rel="stylesheet" href="/app.css">
            </head>
            <body>
              <a class="skip" href="#content">Hopp til innholdet</a>
              <header>
                <div class="bar">
                  <a class="brand" href="/"><span class="mark" aria-hidden="true">♥</span> Måleboka</a>
                  %s
                </div>
              </header>
              <main id="content">
            %s
              </main>
              <footer><p>Eksempelapp i Samtykkes sandkasse. Alle personer og alle opplysninger er oppdiktet.</p></footer>
            </body>
            </html>
            """;

    private static final String MENU = """
            <nav aria-label="Hovedmeny">
              <a href="/measurements"%s>Målinger</a>
              <a href="/documents"%s>Dokumenter</a>
              <a href="/settings"%s>Innstillinger</a>
              <a href="/usage-log"%s>Hvem har sett</a>
              <a class="quiet" href="/logout">Logg ut</a>
            </nav>
            """;

    private static final String CURRENT = " aria-current=\"page\"";

    private Layout() {}

    static String open(String title, String body) {
        return PAGE.formatted(Markup.escaped(title), "", body);
    }

    static String loggedIn(String title, String path, String banner, String body) {
        var menu = MENU.formatted(
                path.equals("/measurements") ? CURRENT : "",
                path.equals("/documents") ? CURRENT : "",
                path.equals("/settings") ? CURRENT : "",
                path.equals("/usage-log") ? CURRENT : "");
        return PAGE.formatted(Markup.escaped(title), menu, banner + body);
    }
}
