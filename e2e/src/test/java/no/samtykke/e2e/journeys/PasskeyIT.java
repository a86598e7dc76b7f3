package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** With a real browser and a device that Chromium plays: from ID-porten to a passkey, and back out. */
@WithStack
class PasskeyIT {

    private static final String SCOPES = "openid fhirUser launch/patient online_access patient/*.rs";

    @Test
    void she_enrols_a_passkey_logs_in_with_it_and_ends_what_the_app_may_do(Stack stack) {
        var chromium = Make.withAuthenticator("nb");
        assumeTrue(chromium.isPresent(), "no Chromium here");
        try (var browser = chromium.get()) {
            enrol(stack, browser);
            browser.open(stack.site("authServer") + "logout");
            browser.pressSubmit();

            var tokens = logInByPasskey(stack, browser);

            var app = new SmartApp(stack.fhir(), "sandbox-app");
            assertThat(tokens.claims())
                    .containsEntry("acr", "samtykke-device")
                    .containsEntry("amr", List.of("pop", "user"));
            assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status())
                    .isEqualTo(200);
            end(stack, browser);
            assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status())
                    .isIn(401, 403);
            assertThat(app.refresh(tokens.refresh()).body()).contains("invalid_grant");
        }
    }

    private static void enrol(Stack stack, Browser browser) {
        browser.open(stack.site("authServer") + "account/devices");
        var tor = new Citizen(browser);
        tor.identifiesAs("tor", "BankID");
        tor.acceptsTermsIfAsked();
        new Screens(browser).look("60-devices-none");
        browser.write("label", "Telefonen min");
        browser.pressSubmit();
        browser.awaitText("Passnøkkelen er lagt til.");
        new Screens(browser).look("61-devices");
    }

    private static Tokens logInByPasskey(Stack stack, Browser browser) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SCOPES);
        browser.open(app.address(launch).toString());
        assertThat(browser.heading()).isEqualTo("Logg inn");
        new Screens(browser).look("62-login");
        browser.pressSubmit();
        browser.awaitText("Sandkasseappen");
        var tor = new Citizen(browser);
        if (tor.isAt("person")) {
            tor.actsForHerself();
        }
        tor.approves();
        var reply = app.exchange(launch, app.answer(launch).orElseThrow().getOrDefault("code", ""));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new Tokens(reply.json());
    }

    private static void end(Stack stack, Browser browser) {
        browser.open(stack.site("authServer") + "account");
        new Screens(browser).look("63-account");
        browser.follow("Apper med tilgang");
        new Screens(browser).look("64-apps");
        browser.pressSubmit();
        browser.awaitText("Tilgangen er avsluttet.");
        new Screens(browser).look("65-apps-ended");
    }
}
