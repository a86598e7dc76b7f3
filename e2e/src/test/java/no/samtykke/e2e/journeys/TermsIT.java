package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The terms are the gate to everything: before them nothing is reached, without them nothing stays. */
@WithStack
@ResourceLock(WithStack.ALL_ROWS)
class TermsIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void who_declines_leaves_nothing_behind(Make make, Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SmartApp.ALL_SCOPES);
        var pid = stack.person("berit").pid();
        var before = LeftBehind.count(stack);
        var mentionedBefore = LeftBehind.mentions(stack, pid);
        try (var browser = make.open("nb")) {
            browser.open(app.address(launch).toString());
            var berit = new Citizen(browser);
            berit.identifiesAs("berit", "Buypass");
            new Screens(browser).look("30-terms-declined");
            berit.declinesTerms();
        }

        assertThat(app.answer(launch).orElseThrow())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
        assertThat(LeftBehind.count(stack)).isEqualTo(before);
        assertThat(LeftBehind.mentions(stack, pid)).isEqualTo(mentionedBefore);
    }

    @Test
    void data_that_a_system_loaded_are_out_of_reach_until_she_accepts(Stack stack) {
        var loaded = LoadedData.load(stack, "ingrid", "Blodsukker", List.of("5,4", "6,1"));
        var another = LogIn.of(stack, "astrid").fhir();
        assertThat(another.get("Observation/" + loaded.observations().getFirst())
                        .status())
                .isEqualTo(404);

        var ingrid = LogIn.of(stack, "ingrid").tokens();
        var fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(ingrid);

        assertThat(ingrid.patient()).isEqualTo(loaded.patient());
        assertThat(fhir.get("Observation/" + loaded.observations().getFirst()).status())
                .isEqualTo(200);
        assertThat(fhir.get("Observation?patient=" + ingrid.patient())
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void who_withdraws_the_terms_closes_everything_on_the_next_request(Stack stack) {
        var tokens = LogIn.of(stack, "pavel").tokens();
        var fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);
        assertThat(fhir.get("Patient/" + tokens.patient()).status()).isEqualTo(200);
        var terms = fhir.get("Consent?patient=" + tokens.patient()).resources().stream()
                .filter(consent -> consent.toString().contains("platform-terms"))
                .filter(consent -> consent.path("status").asText().equals("active"))
                .findFirst()
                .orElseThrow();

        ((ObjectNode) terms).put("status", "inactive");
        var withdrawn = fhir.put("Consent/" + terms.path("id").asText(), terms.toString());

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(fhir.get("Patient/" + tokens.patient()).status()).isIn(401, 403, 404);
        assertThat(fhir.get("Observation?patient=" + tokens.patient()).status()).isIn(401, 403, 404);
        assertThat(fhir.get("AuditEvent?patient=" + tokens.patient()).status()).isIn(401, 403, 404);
    }
}
