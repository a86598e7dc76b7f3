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

/** Every mistake in {@code docs/oauth-errors.md} gets the answer that is promised there. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class WrongClientIT {

    private static final int FEWEST_MISTAKES = 25;

    private final RightRequests requests;

    WrongClientIT(Stack stack) {
        this.requests = new RightRequests(stack);
    }

    static List<ChangedRequest> mistakes() {
        return ChangedRequest.mistakes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_told_what_the_documentation_says(ChangedRequest mistake) {
        mistake.check(requests);
    }

    @Test
    void the_documentation_knows_many_mistakes_and_names_each_once() {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(FEWEST_MISTAKES);
        assertThat(mistakes()).extracting(ChangedRequest::name).doesNotHaveDuplicates();
    }
}
