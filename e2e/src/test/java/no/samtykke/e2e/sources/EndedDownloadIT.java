package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.canary.Traces;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.journeys.LogOut;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a large document when the middle of its download is the end: of the session, or of the server. */
@WithStack
class EndedDownloadIT {

    private static final long SIZE = 300L << 20;
    private static final int READ_BEFORE_THE_END = 1 << 20;
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final StandIn hospital;

    EndedDownloadIT(Stack stack) {
        this.hospital = Large.of(stack).hospital();
        hospital.setDocumentSize(SIZE);
    }

    @AfterEach
    void makeItSmallAgain() {
        hospital.setDocumentSize(Large.USUAL_SIZE);
    }

    @Test
    void log_out_ends_the_stream_and_nothing_remains(Stack stack) throws IOException {
        try (var marked = Marked.all(stack);
                var browser = Make.fastest("nb")) {
            var login = LogIn.of(stack, "liz");
            var tokens = login.tokens(browser);
            var documents = new Documents(login.app().fhir(tokens), tokens);
            try (var opened = documents.open(Large.of(stack).in(documents))) {
                assertThat(opened.status()).isEqualTo(200);
                assertThat(opened.body().readNBytes(READ_BEFORE_THE_END)).hasSize(READ_BEFORE_THE_END);

                LogOut.in(browser, stack, tokens);

                assertThat(isCompleteWithin(TIME_TO_END, opened.body()))
                        .as("the whole document arrived, although she had logged out")
                        .isFalse();
            }
            new Traces(stack).assertNothingIsStored(marked.canary());
            new Traces(stack).assertIsForgotten(marked.canary(), stack.process("fhir-server"));
        }
    }

    @Test
    void a_killed_server_leaves_nothing(Stack stack) throws IOException {
        try (var marked = Marked.all(stack)) {
            var node = stack.secondFhirServer();
            var tokens = LogIn.of(stack, "liz").tokens();
            var documents = new Documents(new Fhir(node.base(), tokens.access()), tokens);
            try (var opened = documents.open(Large.of(stack).in(documents))) {
                assertThat(opened.body().readNBytes(READ_BEFORE_THE_END)).hasSize(READ_BEFORE_THE_END);

                node.kill();

                assertThat(isCompleteWithin(TIME_TO_END, opened.body())).isFalse();
            }
            new Traces(stack).assertNothingIsStored(marked.canary());
        }
    }

    /** Reads what still comes, to the end or until the connection breaks. */
    private static boolean isCompleteWithin(Duration limit, InputStream body) {
        var latest = Instant.now().plus(limit);
        var buffer = new byte[1 << 16];
        try {
            while (body.read(buffer) >= 0) {
                assertThat(Instant.now())
                        .as("still streaming %s after the end", limit)
                        .isBefore(latest);
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }
}
