package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person sees the documents of her journal in an app, opens one, and it is gone when she has logged out. */
@WithStack
class DocumentsPageIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void she_sees_what_her_hospitals_have_and_nothing_after_log_out(Make make, Stack stack) {
        try (var browser = make.open("nb")) {
            isAtHerDocuments(browser, stack);

            new Screens(browser).look("60-documents");
            assertThat(browser.heading()).isEqualTo("Dokumenter");
            assertThat(browser.text())
                    .contains("Epikrise", "Helse Vest", "Helse Nord", "deg selv")
                    .doesNotContain("Notat som pasienten ikke ønsker å se", "Prøvesvar som ikke er frigitt");

            browser.follow("Logg ut");
            browser.open(stack.exampleApp() + "/documents");
            assertThat(browser.heading()).isEqualTo("Du er ikke logget inn");
        }
    }

    @Test
    void what_a_hospital_encrypts_is_decrypted_in_her_browser(Stack stack) {
        assumeThat(Make.here()).contains(Make.CHROMIUM);
        try (var browser = Make.CHROMIUM.open("nb")) {
            isAtHerDocuments(browser, stack);
            browser.awaitText("krypteres til denne siden");

            browser.follow("Innkalling til undersøkelse, Helse Vest");
            browser.awaitText("kryptert hele veien");

            browser.keepPicture("61-decrypted");
            assertThat(browser.text()).contains("Alt i dette dokumentet er syntetisk");
            assertThat(stack.source("helse-vest").requests())
                    .anySatisfy(asked ->
                            assertThat(asked.path("encrypted").asBoolean()).isTrue());
        }
    }

    private static void isAtHerDocuments(Browser browser, Stack stack) {
        browser.open(stack.exampleApp().toString());
        browser.follow("Logg inn");
        var citizen = new Citizen(browser);
        citizen.identifiesIfAsked("michael");
        citizen.acceptsTermsIfAsked();
        if (citizen.isAt("person")) {
            citizen.actsForHerself();
        }
        if (citizen.isAt("approval")) {
            citizen.approves();
        }
        browser.follow("Dokumenter");
    }
}
