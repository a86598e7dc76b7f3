package no.samtykke.e2e.attacks;

import java.util.HashMap;
import java.util.Map;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.journeys.LogOut;
import no.samtykke.e2e.stack.Stack;

/** Names of documents that are good for one app, in one session, about one person. */
record Handles(Stack stack) {

    /** All that mallory may have got hold of: the victim's, her own, of another session of hers, of one that ended. */
    Map<String, String> all(Documents victim, Documents mallory, String malloryId) {
        var known = new HashMap<String, String>();
        known.putAll(of("B", victim));
        known.putAll(of("A", mallory));
        var other = LogIn.of(stack, malloryId);
        var otherTokens = other.tokens();
        known.putAll(of("Other", new Documents(other.app().fhir(otherTokens), otherTokens)));
        known.putAll(ofEndedSession(malloryId));
        known.put("{nextDocB}", nextPage(victim));
        return known;
    }

    private Map<String, String> ofEndedSession(String person) {
        try (var browser = Make.fastest("nb")) {
            var login = LogIn.of(stack, person);
            var tokens = login.tokens(browser);
            var known = of("Ended", new Documents(login.app().fhir(tokens), tokens));
            LogOut.in(browser, stack, tokens);
            return known;
        }
    }

    private static Map<String, String> of(String whose, Documents documents) {
        var document = documents.list().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no document to attack: " + documents.search()));
        return Map.of("{doc" + whose + "}", document.id(), "{bin" + whose + "}", document.handle());
    }

    private static String nextPage(Documents documents) {
        var page = documents
                .fhir()
                .get("DocumentReference?_count=1&patient=" + documents.tokens().patient());
        return page.json()
                .path("link")
                .valueStream()
                .filter(link -> link.path("relation").asText().equals("next"))
                .map(link -> link.path("url").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("one document only: " + page.body()));
    }
}
