package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** Spring Security's OAuth client, which finds us by {@code issuer-uri} alone. */
@WithStack
class SpringSecurityClientIT {

    @Test
    void a_citizen_logs_in_to_a_spring_boot_app_and_it_reads_her_data(Stack stack) {
        try (var app = SpringApp.start(stack.authServer(), stack.fhir());
                var browser = Make.fastest("nb")) {
            browser.open("http://127.0.0.1:" + app.getWebServer().getPort() + "/observations");
            LogIn.of(stack, "kari").actingFor("ola").fromIdPortenToTheApp(browser);

            assertThat(browser.address()).contains("/observations");
            assertThat(browser.text()).contains("\"resourceType\":\"Bundle\"", "Observation");
        }
    }
}
