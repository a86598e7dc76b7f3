package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the app may do is what she left ticked. */
@WithStack
class ApprovalIT {

    private static final String SCOPES =
            "openid fhirUser launch/patient online_access patient/Observation.rs patient/AuditEvent.rs patient/Patient.r";

    @Test
    void a_scope_she_unticked_is_refused_by_name(Stack stack) {
        var tokens = LogIn.of(stack, "tor")
                .asking(SCOPES)
                .without("patient/Observation.rs")
                .tokens();
        var fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);

        var refused = fhir.get("Observation?patient=" + tokens.patient());

        assertThat(tokens.scopes()).doesNotContain("patient/Observation.rs").contains("patient/AuditEvent.rs");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("patient/Observation.");
        assertThat(refused.header("WWW-Authenticate").orElse("")).contains("insufficient_scope");
        assertThat(fhir.get("AuditEvent?patient=" + tokens.patient()).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void who_declines_gives_the_app_nothing(Make make, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SCOPES);
        try (var browser = make.open("nb")) {
            browser.open(app.address(launch).toString());
            var gro = new Citizen(browser);
            gro.identifiesAs("tor", "BankID");
            gro.acceptsTermsIfAsked();
            if (gro.isAt("person")) {
                gro.actsForHerself();
            }
            new Screens(browser).look("50-approval-declined");
            gro.declinesApproval();
        }

        assertThat(app.answer(launch).orElseThrow())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }
}
