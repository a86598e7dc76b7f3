package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** Someone may have her electronic ID: one button, and nothing of hers opens any more, by no way in. */
@WithStack
class EmergencyBlockIT {

    private static final String SCOPES = "openid fhirUser launch/patient online_access patient/*.rs";

    @Test
    void one_button_ends_tokens_devices_and_log_ins(Stack stack) {
        var chromium = Make.withAuthenticator("nb");
        assumeTrue(chromium.isPresent(), "no Chromium here");
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var elsewhere = LogIn.of(stack, "vigdis").asking(SCOPES).tokens();
        try (var browser = chromium.get()) {
            enrols(stack, browser);
            var tokens = letsTheAppIn(browser, app);
            assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status())
                    .isEqualTo(200);

            browser.open(stack.site("authServer") + "account/emergency-block");
            new Screens(browser).look("70-emergency-block");
            browser.pressSubmit();
            browser.awaitText("Nødsperren er satt");
            new Screens(browser).look("71-emergency-block-set");

            isDead(app, tokens);
            isDead(app, elsewhere);
            isKeptOut(browser, app);
        }
    }

    private static void enrols(Stack stack, Browser browser) {
        browser.open(stack.site("authServer") + "account/devices");
        new Citizen(browser).identifiesAs("vigdis", "BankID");
        browser.write("label", "Telefonen min");
        browser.pressSubmit();
        browser.awaitText("Passnøkkelen er lagt til.");
    }

    private static Tokens letsTheAppIn(Browser browser, SmartApp app) {
        var launch = app.launch(SCOPES);
        browser.open(app.address(launch).toString());
        new Citizen(browser).approves();
        var reply = app.exchange(launch, app.answer(launch).orElseThrow().getOrDefault("code", ""));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new Tokens(reply.json());
    }

    private static void isDead(SmartApp app, Tokens tokens) {
        assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status()).isIn(401, 403);
        assertThat(app.refresh(tokens.refresh()).body()).contains("invalid_grant");
    }

    /** The passkey is forgotten, so she is sent to ID-porten; that does not help either. */
    private static void isKeptOut(Browser browser, SmartApp app) {
        browser.open(app.address(app.launch(SCOPES)).toString());
        new Citizen(browser).identifiesIfAsked("vigdis");
        assertThat(browser.heading()).isEqualTo("Alt er sperret");
        new Screens(browser).look("72-emergency-blocked");
    }
}
