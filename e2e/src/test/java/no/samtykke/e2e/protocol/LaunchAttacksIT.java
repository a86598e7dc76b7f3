package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** A launch from elsewhere is for the one whom the launcher named. */
@WithStack
class LaunchAttacksIT {

    @Test
    void nobody_else_goes_on_with_a_launch(Stack stack) {
        var address = launchedFor(stack);

        var hers = new Visitor();
        AtApproval.come(hers, address, "astrid");
        assertThat(hers.at().getPath()).endsWith("/approval");

        var mallory = new Visitor();
        var page = AtApproval.come(mallory, launchedFor(stack), "anders");
        assertThat(mallory.at().getPath()).doesNotEndWith("/approval");
        assertThat(page.header("Location").orElse("")).doesNotContain("code=");
    }

    private static URI launchedFor(Stack stack) {
        var request = new RightRequests(stack).named("launched");
        return URI.create(request.address() + "?"
                + request.fields().stream()
                        .map(field -> field.name() + "=" + Http.encode(field.value()))
                        .collect(Collectors.joining("&")));
    }
}
