package no.samtykke.e2e.attacks;

import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.journeys.LogOut;
import no.samtykke.e2e.stack.Stack;

/** A token that was good until its holder logged out. */
final class EndedSession {

    private EndedSession() {}

    static String token(Stack stack) {
        try (var browser = Make.fastest("nb")) {
            var tokens = LogIn.of(stack, "anders").tokens(browser);
            LogOut.in(browser, stack, tokens);
            return tokens.access();
        }
    }
}
