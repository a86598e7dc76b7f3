package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * After all other tests. The last door stops what an earlier one let through by mistake, so there must be nothing that
 * it stopped.
 */
@WithStack
@Order(Integer.MAX_VALUE)
class LastDoorIT {

    @Test
    void nothing_was_stopped_at_the_last_door_in_the_whole_run(Stack stack) {
        assertThat(stack.log("fhir-server")).isNotEmpty().noneMatch(line -> line.contains("stopped at the last door"));
    }

    @Test
    void no_log_holds_a_national_id_or_a_token(Stack stack) {
        for (var server : new String[] {"fhir-server", "auth-server"}) {
            assertThat(stack.log(server))
                    .noneMatch(line -> line.contains(stack.person("kari").pid()))
                    .noneMatch(line -> line.contains(stack.person("trond").pid()))
                    .noneMatch(line -> line.contains("eyJ"))
                    .noneMatch(line -> line.contains("canary"));
        }
    }
}
