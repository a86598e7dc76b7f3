package no.samtykke.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types what {@code docs/exchange.md} says of files and of a first load: the load comes first, so that there is
 * something to fetch.
 */
@WithStack
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FilesByHandIT {

    @Test
    void what_is_loaded_is_fetched(Stack stack, @TempDir Path folder) {
        LogIn.of(stack, "kari").tokens();
        var system = new SystemApp(stack.description(), "hospital-east").fhir();
        try (var shell = Shell.open()) {
            shell.type("cd '%s'; BASE='%s'; TOKEN='%s'".formatted(folder, stack.fhir(), system.token()));
            for (var step : Step.of("docs/exchange.md").reversed()) {
                var here = step.with("11867510070", stack.person("kari").pid())
                        .with("https://hospital.example/project/1", "https://hospital.example/" + UUID.randomUUID());

                assertThat(shell.type(here.commands())).as(step.commands()).matches(here.expected());
            }
        }
    }
}
