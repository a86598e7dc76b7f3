package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** On whose behalf: whom the picker offers, by today's word of the register. */
@WithStack
class RepresentationIT {

    @ParameterizedTest(name = "{0} may act for {1}, not for {2}")
    @CsvSource({
        "hanne,  Emma,        Jonas, a child is 15 until her sixteenth birthday",
        "kari,   Ola and Nora, ,      both children at her address",
        "jens,   Leo,         ,      the other parent lives with the child",
        "guro,   Arne,        ,      guardian in personal matters"
    })
    void the_picker_offers(String person, String offered, String missing, String why, Stack stack) {
        var people = peopleOffered(stack, person);

        assertThat(people).hasSize(offered.split(" and ").length + 1);
        for (var name : offered.split(" and ")) {
            assertThat(people).anySatisfy(row -> assertThat(row).contains(name));
        }
        if (missing != null) {
            assertThat(people).noneSatisfy(row -> assertThat(row).contains(missing));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "geir,   guardian in economic matters only",
        "trond,  kin without parental responsibility",
        "siri,   shares address with the child neither herself nor the other parent",
        "sigrid, strictly confidential address",
        "even,   the child has a strictly confidential address",
        "frida,  confidential address",
        "astrid, nobody to represent"
    })
    void the_picker_is_skipped_for_who_may_act_for_herself_only(String person, String why, Stack stack) {
        assertThat(peopleOffered(stack, person)).isEmpty();
    }

    @Test
    void who_turned_sixteen_today_logs_in_himself(Stack stack) {
        var tokens = LogIn.of(stack, "jonas").tokens();

        assertThat(tokens.actor()).isEqualTo(tokens.patient());
        assertThat(tokens.claims()).doesNotContainKey("act");
    }

    @Test
    void a_token_for_another_says_who_acts_and_why(Stack stack) {
        var tokens = LogIn.of(stack, "guro").actingFor("arne").tokens();

        assertThat(tokens.actor()).isNotEqualTo(tokens.patient());
        assertThat(tokens.claims().get("act")).asString().contains("guardianship", "Patient/" + tokens.actor());
        assertThat(tokens.claims().toString())
                .doesNotContain(stack.person("arne").pid(), stack.person("guro").pid(), "Arne", "Guro");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("no.samtykke.e2e.browser.Make#here")
    void without_the_register_she_acts_for_herself_and_is_told_why(Make make, Stack stack) {
        var own = LogIn.of(stack, "per").fhir();
        register(stack, "down");
        try (var browser = make.open("nb")) {
            openPicker(browser, stack, "per");
            new Screens(browser).look("40-register-does-not-answer");

            assertThat(browser.values("person")).isSubsetOf("self");
            assertThat(browser.text()).contains("Folkeregisteret");
            assertThat(own.get("Observation?_count=1").status()).isEqualTo(200);
        } finally {
            register(stack, "up");
        }
    }

    private static List<String> peopleOffered(Stack stack, String person) {
        try (var browser = Make.fastest("nb")) {
            var citizen = openPicker(browser, stack, person);
            return citizen.isAt("person") ? browser.texts("main form label") : List.of();
        }
    }

    private static Citizen openPicker(no.samtykke.e2e.browser.Browser browser, Stack stack, String person) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        browser.open(app.address(app.launch(SmartApp.ALL_SCOPES)).toString());
        var citizen = new Citizen(browser);
        citizen.identifiesAs(person, "Commfides");
        citizen.acceptsTermsIfAsked();
        return citizen;
    }

    private static void register(Stack stack, String availability) {
        var address = stack.site("populationRegister").resolve("/admin/availability");
        assertThat(put(address, availability)).isEqualTo(200);
    }

    private static int put(URI address, String text) {
        return Http.send("PUT", address, Map.of("Content-Type", "text/plain"), BodyPublishers.ofString(text))
                .status();
    }
}
