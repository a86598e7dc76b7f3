package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Her own pages, in every language: no barrier, and the level she has opened is changed by two clicks. She is in no
 * other test, so it goes on beside them.
 */
@WithStack
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = WithStack.ALL_ROWS, mode = ResourceAccessMode.READ)
class AccountPagesIT {

    private static final List<String> PAGES = List.of("apps", "data", "devices", "powers", "terms", "emergency-block");

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    @Execution(ExecutionMode.SAME_THREAD)
    void are_open_to_everybody(String language, Stack stack) {
        Make.here().forEach(make -> {
            try (var browser = make.open(language)) {
                logsIn(browser, stack);
                for (var page : PAGES) {
                    browser.open(stack.site("authServer") + "account/" + page);
                    new Screens(browser).look("80-account-" + page + "-" + language);
                    assertThat(browser.language()).isEqualTo(language);
                    assertThat(browser.text()).doesNotContain("??");
                }
                changesTheLevel(browser, stack, language);
            }
        });
    }

    private static void logsIn(Browser browser, Stack stack) {
        browser.open(stack.site("authServer") + "account/login");
        var sigrid = new Citizen(browser);
        sigrid.identifiesAs("sigrid", "BankID");
        sigrid.acceptsTermsIfAsked();
        new Screens(browser).look("80-account");
    }

    private static void changesTheLevel(Browser browser, Stack stack, String language) {
        for (var level : List.of("basic", "full")) {
            browser.open(stack.site("authServer") + "account/terms");
            browser.choose("level", level);
            browser.pressSubmit();
            new Screens(browser).look("81-account-terms-changed-" + language);
            assertThat(browser.address()).endsWith("/account/terms?changed");
        }
    }
}
