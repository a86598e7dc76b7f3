package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What happens when the same thing is sent many times at once, or while it is being taken away. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class RacesIT {

    private static final int AT_ONCE = 6;

    private final Stack stack;
    private final SmartApp app;

    RacesIT(Stack stack) {
        this.stack = stack;
        this.app = new SmartApp(stack.fhir(), "sandbox-app");
    }

    @Test
    void a_code_that_comes_many_times_at_once_gives_one_token_at_most() {
        var hers = AtApproval.of(app, "astrid", SmartApp.ALL_SCOPES);
        var code = hers.code();

        var replies = atOnce(() -> app.exchange(hers.launch(), code));

        assertThat(given(replies)).hasSizeLessThanOrEqualTo(1);
        assertThat(given(replies)).as("a code seen by two opens nothing").allSatisfy(this::assertOpensNothing);
    }

    @Test
    void a_refresh_token_that_comes_many_times_at_once_gives_one_token_at_most() {
        var tokens = tokens(AtApproval.of(app, "astrid", SmartApp.ALL_SCOPES));

        var replies = atOnce(() -> app.refresh(tokens.refresh()));

        assertThat(tokens.refresh()).isNotEmpty();
        assertThat(given(replies)).hasSizeLessThanOrEqualTo(1);
        assertThat(given(replies))
                .allSatisfy(reply -> assertThat(
                                app.refresh(new Tokens(reply.json()).refresh()).status())
                        .as("and its family is over")
                        .isEqualTo(400));
    }

    @Test
    void an_assertion_that_comes_many_times_at_once_gives_one_token() {
        var request = new RightRequests(stack).named("system");
        var same = request.changed(
                "client_assertion=" + request.assertion().orElseThrow().signed());

        assertThat(given(atOnce(same::send))).hasSize(1);
    }

    @Test
    void an_approval_that_is_sent_many_times_at_once_gives_one_code() {
        var hers = AtApproval.of(app, "astrid", SmartApp.ALL_SCOPES);
        var form = hers.approval();

        var replies = atOnce(() -> hers.send(form));

        assertThat(replies)
                .filteredOn(reply -> reply.header("Location").orElse("").contains("code="))
                .hasSizeLessThanOrEqualTo(1);
    }

    @RepeatedTest(3)
    void what_is_refreshed_while_she_logs_out_is_dead_as_well() {
        var hers = AtApproval.of(app, "astrid", SmartApp.ALL_SCOPES);
        var tokens = tokens(hers);
        var out = URI.create(stack.authServer() + "/logout?id_token_hint=" + tokens.id());

        var replies = atOnce(List.of(() -> app.refresh(tokens.refresh()), () -> Http.get(out, Map.of())));

        assertThat(given(replies)).allSatisfy(this::assertOpensNothing);
        assertThat(app.refresh(tokens.refresh()).status()).isEqualTo(400);
    }

    @RepeatedTest(3)
    void what_is_approved_in_another_tab_while_she_logs_out_is_dead_as_well() {
        var first = AtApproval.of(app, "astrid", SmartApp.ALL_SCOPES);
        var tokens = tokens(first);
        var other = AtApproval.of(first.visitor(), app, "astrid", SmartApp.ALL_SCOPES);
        var form = other.approval();
        var out = URI.create(stack.authServer() + "/logout?id_token_hint=" + tokens.id());

        var replies = atOnce(List.of(() -> other.send(form), () -> Http.get(out, Map.of())));

        var approved = replies.getFirst();
        if (approved.header("Location").orElse("").contains("code=")) {
            assertThat(app.exchange(other.launch(), AtApproval.codeOf(approved)).status())
                    .isEqualTo(400);
        }
    }

    private Tokens tokens(AtApproval hers) {
        return new Tokens(app.exchange(hers.launch(), hers.code()).json());
    }

    private void assertOpensNothing(Reply reply) {
        var tokens = new Tokens(reply.json());
        assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status()).isEqualTo(401);
        assertThat(app.refresh(tokens.refresh()).status()).isEqualTo(400);
    }

    private static List<Reply> given(List<Reply> replies) {
        return replies.stream()
                .filter(reply -> reply.body().contains("\"access_token\""))
                .toList();
    }

    private static List<Reply> atOnce(Callable<Reply> request) {
        return atOnce(IntStream.range(0, AT_ONCE).mapToObj(_ -> request).toList());
    }

    private static List<Reply> atOnce(List<Callable<Reply>> requests) {
        var start = new CountDownLatch(1);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = requests.stream()
                    .map(request -> senders.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            start.countDown();
            return sent.stream().map(RacesIT::reply).toList();
        }
    }

    private static Reply reply(Future<Reply> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
