package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.e2e.app.Consents;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.PowerOfAttorney;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/**
 * When she has her answer, it holds: on every node, for every request that begins from then on. Half of the clients are
 * in the middle of asking when it happens.
 */
@WithStack
class EffectTimeIT {

    @Test
    void of_a_withdrawal(Stack stack) {
        var tokens = LogIn.of(stack, "trond").tokens();

        nothingIsServedAfter(
                stack,
                tokens,
                "Patient/" + tokens.patient(),
                fhir -> assertThat(Consents.withdraw(fhir, tokens, "platform-terms")
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void of_a_closure(Stack stack) {
        var tokens = LogIn.of(stack, "roald").tokens();

        nothingIsServedAfter(
                stack,
                tokens,
                "Condition?patient=" + tokens.patient(),
                fhir -> assertThat(Consents.deny(fhir, tokens, "record-access-closure")
                                .status())
                        .isEqualTo(201));
    }

    @Test
    void of_an_ended_power_of_attorney(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var giver = LogIn.of(stack, "gunnar").tokens();
        var power = PowerOfAttorney.give(
                app.fhir(giver),
                giver,
                stack.person("lise"),
                List.of("registered-information"),
                LocalDate.now().plusMonths(1).toString());
        assertThat(power.accept(LogIn.of(stack, "lise").fhir()).status()).isEqualTo(200);
        var acting = LogIn.of(stack, "lise").actingFor("gunnar").tokens();

        nothingIsServedAfter(
                stack,
                acting,
                "Observation?patient=" + giver.patient(),
                unused -> assertThat(power.end(app.fhir(giver)).status()).isEqualTo(200));
    }

    @Test
    void of_a_log_out(Stack stack) {
        try (var browser = Make.fastest("nb")) {
            var tokens = LogIn.of(stack, "siri").tokens(browser);

            nothingIsServedAfter(stack, tokens, "Patient/" + tokens.patient(), unused -> {
                browser.open(stack.site("authServer") + "logout");
                browser.pressSubmit();
                assertThat(browser.heading()).isEqualTo("Du er logget ut");
            });
        }
    }

    private interface Change {

        /** @param fhir one of the two nodes; returns when the answer is there */
        void happen(Fhir fhir);
    }

    private static void nothingIsServedAfter(Stack stack, Tokens tokens, String path, Change change) {
        var one = new Fhir(stack.fhir(), tokens.access());
        var other = new Fhir(stack.secondFhirServer().base(), tokens.access());
        var crowd = new Crowd(List.of(one, other), path);

        var seen = crowd.ask(() -> change.happen(one));

        assertThat(seen.before()).as("it was open before").containsOnly(200).hasSizeGreaterThanOrEqualTo(Crowd.EARLY);
        assertThat(seen.after()).as("requests begun after the answer").hasSize(Crowd.REQUESTS);
        assertThat(seen.after()).as("what they got").isSubsetOf(401, 403, 404);
    }
}
