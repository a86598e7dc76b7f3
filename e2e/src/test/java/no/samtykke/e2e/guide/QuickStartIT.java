package no.samtykke.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types what "Start in five minutes" of the guide says, and does in a browser what it says to do there. */
@WithStack
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class QuickStartIT {

    private static final String COPIED = "what-you-copied";
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]*)");

    @Test
    void every_command_prints_what_the_page_says(Stack stack) {
        var redirect = new SmartApp(stack.fhir(), "").launch("").redirect();
        var printed = "";
        try (var shell = Shell.open()) {
            for (var step : Step.of("ig/input/pagecontent/quick-start.md")) {
                var here = step.with("http://localhost:8080/fhir", stack.fhir())
                        .with("http://localhost:9000", stack.authServer())
                        .with("http://localhost:9010/", stack.site("idPorten"))
                        .with("http://127.0.0.1:7777/callback", redirect);
                if (here.commands().contains(COPIED)) {
                    here = here.with(COPIED, codeFor(printed, redirect, stack));
                }
                printed = shell.type(here.commands());
                assertThat(printed).as(step.commands()).matches(here.expected());
            }
        }
    }

    /** Kari opens the address, acts for Ola, and is sent back to the app. */
    private static String codeFor(String address, URI redirect, Stack stack) {
        LogIn.of(stack, "kari").actingFor("ola").inBrowser(address);
        var state = STATE.matcher(address).results().findFirst().orElseThrow().group(1);
        var launch = new Launch("", redirect, state, "", Map.of());
        return new SmartApp(stack.fhir(), "").answer(launch).orElseThrow().getOrDefault("code", "");
    }
}
