package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not let in, and what she is told. */
@WithStack
class RefusedLogInIT {

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"nb, nb, høyeste", "nn, nn, høgaste", "en, en, highest"})
    void an_eid_below_level_high_is_refused_with_an_explanation(
            String language, String pageLanguage, String word, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SmartApp.ALL_SCOPES);
        try (var browser = Make.fastest(language)) {
            browser.open(app.address(launch).toString());
            new Citizen(browser).identifiesAs("astrid", "MinID");

            new Citizen(browser).assertAt("refused");
            assertThat(browser.language()).isEqualTo(pageLanguage);
            assertThat(browser.text().toLowerCase(java.util.Locale.ROOT)).contains(word, "minid");
            assertThat(app.answer(launch)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void the_page_of_a_refusal_can_be_read_by_all(Make make, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        try (var browser = make.open("nb")) {
            browser.open(app.address(app.launch(SmartApp.ALL_SCOPES)).toString());
            new Citizen(browser).identifiesAs("astrid", "MinID");
            new Screens(browser).look("20-refused-level");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "selma, fylt 16 år",
        "emma, fylt 16 år",
        "olav, død",
        "nina-old, nummer",
        "pavel-old, nummer",
        "no-pid, nummer",
        "bad-checksum, nummer",
        "not-in-register, Folkeregisteret"
    })
    void is_refused_even_with_bankid(String person, String word, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SmartApp.ALL_SCOPES);
        try (var browser = Make.fastest("nb")) {
            browser.open(app.address(launch).toString());
            new Citizen(browser).identifiesAs(person, "BankID");

            new Citizen(browser).assertAt("refused");
            assertThat(browser.text()).containsIgnoringCase(word);
            assertThat(app.answer(launch)).isEmpty();
        }
    }

    @Test
    void who_cancels_comes_back_to_the_app_without_a_code(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SmartApp.ALL_SCOPES);
        try (var browser = Make.fastest("nb")) {
            browser.open(app.address(launch).toString());
            browser.press("action", "cancel");

            new Citizen(browser).assertAt("refused");
            assertThat(browser.text()).doesNotContain("Exception");
        }
    }
}
