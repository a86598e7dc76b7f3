package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** SMART's own JavaScript library, in Chromium, by the browser build in its package. */
@WithStack
class FhirClientJsIT {

    @Test
    void a_citizen_logs_in_to_an_app_in_her_browser_and_it_reads_her_sons_data(Stack stack) {
        assumeTrue(Make.here().anyMatch(Make.CHROMIUM::equals), "fhirclient needs Chromium");
        try (var site = BrowserAppSite.open(stack);
                var browser = Make.CHROMIUM.open("nb")) {
            browser.open(site.address());
            browser.await("[name=eid]");
            LogIn.of(stack, "kari").actingFor("ola").fromIdPortenToTheApp(browser);
            browser.await("#fault:not(:empty), #observations li");

            assertThat(browser.texts("#fault")).containsExactly("");
            assertThat(browser.texts("#patient").getFirst()).matches("Patient/[0-9a-f-]{36}");
            assertThat(browser.texts("#observations li")).isNotEmpty();
            assertThat(browser.address()).as("no code stays in the address").doesNotContain("code=");
        }
    }

    @Test
    void the_same_app_from_another_origin_reads_no_token(Stack stack) {
        assumeTrue(Make.here().anyMatch(Make.CHROMIUM::equals), "fhirclient needs Chromium");
        try (var site = BrowserAppSite.openElsewhere(stack);
                var browser = Make.CHROMIUM.open("nb")) {
            browser.open(site.address());
            browser.await("[name=eid]");
            LogIn.of(stack, "kari").actingFor("ola").fromIdPortenToTheApp(browser);
            browser.await("#fault:not(:empty), #observations li");

            assertThat(browser.texts("#fault").getFirst()).contains("Network request failed");
            assertThat(browser.texts("#patient")).containsExactly("");
        }
    }
}
