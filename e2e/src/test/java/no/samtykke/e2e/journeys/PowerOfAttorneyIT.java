package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.e2e.app.PowerOfAttorney;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A power of attorney from the giver's app, by the holder's yes and her log-in, to the giver's end of it. */
@WithStack
class PowerOfAttorneyIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void the_holder_acts_within_it_until_the_giver_ends_it(Make make, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var giver = LogIn.of(stack, "gunnar").tokens();
        var holder = LogIn.of(stack, "lise").tokens();
        var until = LocalDate.now().plusMonths(3);
        var power = PowerOfAttorney.give(
                app.fhir(giver), giver, stack.person("lise"), List.of("registered-information"), until.toString());
        var accepted = power.accept(app.fhir(holder));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);

        Tokens acting;
        try (var browser = make.open("nb")) {
            acting = choosesTheGiver(stack, browser, app, until.getYear());
        }

        var fhir = app.fhir(acting);
        assertThat(acting.patient()).isEqualTo(giver.patient());
        assertThat(acting.claims().get("act")).asString().contains("power-of-attorney");
        var within = fhir.get("Observation?patient=" + giver.patient());
        assertThat(within.status()).as(within.body()).isEqualTo(200);
        for (var outside : List.of("Condition?patient=", "Consent?patient=", "AuditEvent?patient=")) {
            var refused = fhir.get(outside + giver.patient());
            assertThat(refused.status()).as(outside).isEqualTo(403);
            assertThat(refused.body()).contains("not-covered-by-mandate");
        }
        var ended = power.end(app.fhir(giver));
        assertThat(ended.status()).as(ended.body()).isEqualTo(200);
        assertThat(fhir.get("Observation?patient=" + giver.patient()).status()).isEqualTo(403);
    }

    private static Tokens choosesTheGiver(Stack stack, Browser browser, SmartApp app, int year) {
        var launch = app.launch(SmartApp.ALL_SCOPES);
        browser.open(app.address(launch).toString());
        var lise = new Citizen(browser);
        lise.identifiesAs("lise", "BankID");
        assertThat(browser.text())
                .contains("du har fullmakt · til og med", String.valueOf(year))
                .contains("Gjelder: det registre har om personen")
                .doesNotContain("; journalen");
        new Screens(browser).look("50-person-power-of-attorney");
        lise.actsFor(stack.person("gunnar").name());
        new Screens(browser).look("51-approval-power-of-attorney");
        lise.approves();
        var reply = app.exchange(launch, app.answer(launch).orElseThrow().getOrDefault("code", ""));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new Tokens(reply.json());
    }
}
