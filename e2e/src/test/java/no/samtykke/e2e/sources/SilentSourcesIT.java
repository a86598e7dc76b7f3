package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sources fail; the rest is served in time, and what did not answer is told by its name. */
@WithStack
class SilentSourcesIT {

    /** The time limit of the whole, as the sandbox sets it, and a tenth. */
    private static final Duration LATEST = Duration.ofMillis(6_600);

    private final Stack stack;
    private final Documents documents;

    SilentSourcesIT(Stack stack) {
        this.stack = stack;
        var login = LogIn.of(stack, "ned");
        var tokens = login.tokens();
        this.documents = new Documents(login.app().fhir(tokens), tokens);
    }

    @AfterEach
    void behaveAgain() {
        stack.sources().values().forEach(source -> source.behave("ok"));
    }

    @Test
    void what_the_others_have_comes_in_time() {
        var all = Sources.withDocuments(stack);
        var whole = documents.search();
        assertThat(outcomes(whole)).as("all answer: %s", whole.body()).isEmpty();
        var first = all.getFirst();

        assertRestComes(Map.of(first, "down"));
        assertRestComes(Map.of(first, "slow 10000"));
        assertRestComes(Map.of(all.get(1), "garbage"));
    }

    @Test
    void at_worst_every_source_is_told_of_and_the_answer_is_still_an_answer() {
        var all = Sources.withDocuments(stack);
        assertRestComes(Map.of(all.getFirst(), "slow 10000", all.get(1), "garbage", all.getLast(), "down"));
    }

    private void assertRestComes(Map<StandIn, String> ill) {
        ill.forEach(StandIn::behave);
        var start = Instant.now();
        var reply = documents.search();
        var lasted = Duration.between(start, Instant.now());
        stack.sources().values().forEach(source -> source.behave("ok"));

        assertThat(lasted).as("%s", ill).isLessThan(LATEST);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(outcomes(reply)).as("told of %s: %s", ill, reply.body()).hasSize(ill.size());
        var silent = ill.keySet().stream().map(StandIn::name).toList();
        assertThat(outcomes(reply))
                .allSatisfy(outcome ->
                        assertThat(silent).anyMatch(name -> outcome.toString().contains(name)));
        var answering = Sources.withDocuments(stack).stream()
                .filter(source -> !ill.containsKey(source))
                .map(StandIn::name)
                .toList();
        assertThat(Sources.of(reply)).as("with %s", ill).containsExactlyInAnyOrderElementsOf(answering);
        assertThat(reply.json().path("total").asInt())
                .isEqualTo(reply.resources().size() - ill.size());
    }

    private static List<JsonNode> outcomes(Reply reply) {
        return reply.resources().stream()
                .filter(resource -> resource.path("resourceType").asText().equals("OperationOutcome"))
                .toList();
    }
}
