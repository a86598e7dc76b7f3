package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.canary.Traces;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.journeys.LogOut;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What passes through is nowhere afterwards: in no row, in no file, and after log-out not in memory. */
@WithStack
@ResourceLock(WithStack.ALL_ROWS)
class NothingIsLeftBehindIT {

    @Test
    void of_all_that_an_app_used_in_every_way(Stack stack) {
        try (var marked = Marked.all(stack);
                var browser = Make.fastest("nb")) {
            var login = LogIn.of(stack, "kari");
            var tokens = login.tokens(browser);
            var visit = new Visit(login.app().fhir(tokens), tokens);

            visit.useEverything();
            whileOneMisbehaves(stack.source("helse-nord"), visit);

            assertThat(visit.faults()).as("no fault of the server").isEmpty();
            assertThat(marked.sources())
                    .as("the app had something of every source, else there is nothing to look for")
                    .allSatisfy(
                            source -> assertThat(visit.replies()).anyMatch(reply -> hasSeen(reply, marked, source)));
            LogOut.in(browser, stack, tokens);
            new Traces(stack).assertNothingIsStored(marked.canary());
            new Traces(stack).assertIsForgotten(marked.canary(), stack.process("fhir-server"));
        }
    }

    /** Not so often that it would be left alone. */
    private static void whileOneMisbehaves(StandIn source, Visit visit) {
        for (var how : List.of("garbage", "break-off")) {
            source.behave(how);
            visit.list("DocumentReference");
        }
        source.behave("ok");
    }

    private static boolean hasSeen(Reply reply, Marked marked, StandIn source) {
        return reply.everything().contains(marked.of(source));
    }
}
