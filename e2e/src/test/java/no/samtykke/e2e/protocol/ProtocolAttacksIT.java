package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of {@code protocol-attacks.txt} against the running servers. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class ProtocolAttacksIT {

    private static final int FEWEST_ATTACKS = 60;

    private final RightRequests requests;

    ProtocolAttacksIT(Stack stack) {
        this.requests = new RightRequests(stack);
    }

    static List<ChangedRequest> attacks() {
        return ChangedRequest.attacks();
    }

    /** Without this, a request that is always refused would pass for a guard. */
    static List<String> requests() {
        return attacks().stream().map(ChangedRequest::request).distinct().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void works_unchanged(String request) {
        var reply = requests.named(request).send();

        assertThat(reply.status()).as("%s", reply).isIn(200, 201, 303);
        assertThat(reply.header("Location").orElse("")).doesNotContain("error=");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void is_fended_off(ChangedRequest attack) {
        attack.check(requests);
    }

    @Test
    void the_table_is_long_and_names_each_attack_once() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(FEWEST_ATTACKS);
        assertThat(attacks()).extracting(ChangedRequest::toString).doesNotHaveDuplicates();
    }
}
