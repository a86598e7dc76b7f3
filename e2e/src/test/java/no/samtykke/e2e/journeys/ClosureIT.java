package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.app.Consents;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** What she closes is gone on the next request, and nothing else is. */
@WithStack
class ClosureIT {

    @Test
    void who_closes_the_record_keeps_the_rest(Stack stack) {
        var tokens = LogIn.of(stack, "amina").tokens();
        var fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);
        assertThat(fhir.get("Condition?patient=" + tokens.patient()).status()).isEqualTo(200);

        var closed = Consents.deny(fhir, tokens, "record-access-closure");

        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        var refused = fhir.get("Condition?patient=" + tokens.patient());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("record-access-closed");
        assertThat(fhir.get("Observation?patient=" + tokens.patient()).status()).isEqualTo(200);
        assertThat(fhir.get("AuditEvent?patient=" + tokens.patient()).status()).isEqualTo(200);
        var opened = Consents.withdraw(fhir, tokens, "record-access-closure");
        assertThat(opened.status()).as("opening is not a click").isIn(403, 409);
    }

    @Test
    void who_closes_her_own_access_still_acts_for_others(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var tokens = LogIn.of(stack, "hanne").tokens();
        var closed = Consents.deny(app.fhir(tokens), tokens, "self-access-closure");
        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status()).isEqualTo(403);

        Make.here().forEach(make -> {
            try (var browser = make.open("nb")) {
                browser.open(app.address(app.launch(SmartApp.ALL_SCOPES)).toString());
                new Citizen(browser).identifiesAs("hanne", "BankID");
                new Screens(browser).look("52-person-own-access-closed");
                assertThat(browser.values("person")).doesNotContain("self").hasSize(1);
                assertThat(browser.text()).contains("Stengt: tilgangen til dine egne opplysninger er lukket");
            }
        });
        var emma = LogIn.of(stack, "hanne").actingFor("emma").tokens();
        assertThat(app.fhir(emma).get("Patient/" + emma.patient()).status()).isEqualTo(200);
    }
}
