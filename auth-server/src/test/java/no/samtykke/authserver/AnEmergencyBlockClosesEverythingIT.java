package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.Authenticator;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.IntrospectionEndpoint;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnEmergencyBlockClosesEverythingIT extends RunningAuthServer {

    private static final String PAGE = Neighbourhood.issuer() + "/account/emergency-block";

    private final Person kari = new Person();
    private final PasskeyPages pages = PasskeyPages.of(kari);
    private final Authenticator phone = new Authenticator();
    private final String number = People.anotherOne();

    @SuppressWarnings("NullAway.Init")
    private Answer tokens;

    @BeforeEach
    void sheHasAPasskeyAndAnAppHasTokens() {
        Journey.isKnown(number);
        pages.enrol(phone);
        tokens = Journey.tokensFor(kari, aRequest());
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void one_button_closes_it_at_the_fhir_server_and_ends_all_that_is_here() {
        kari.visits(PAGE).presses("Sperr alt nå");

        assertThat(kari.heading()).isEqualTo("Nødsperren er satt");
        var asked = FHIR.asked("$emergency-block").getFirst().body();
        assertThat(asked.toString()).contains("Patient/" + FHIR.knows(number)).doesNotContain(number);
        assertThat(FhirServerStandIn.value(asked, "sid", "valueString"))
                .isEqualTo(tokens.claims("access_token").getClaim("sid"));
        everythingIsDead();
        kari.visits(PAGE);
        assertThat(kari.heading()).isEqualTo("Alt er sperret");
    }

    @Test
    void her_passkey_is_no_way_back_even_when_the_block_is_lifted() {
        kari.visits(aRequest().url());
        pages.comeBack();
        FHIR.blocks(number);
        pages.logIn(phone);
        assertThat(kari.heading()).isEqualTo("Alt er sperret");
        FHIR.refuses(number, "");
        kari.visits(aRequest().url());

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
    }

    @Test
    void a_block_that_was_set_elsewhere_holds_here_on_the_next_question() {
        FHIR.blocks(number);

        everythingIsDead();
        kari.visits(Neighbourhood.issuer() + "/account/apps");
        assertThat(kari.heading()).as("her session is over").isEqualTo("Logg inn");
        pages.logIn(phone);
        assertThat(kari.heading()).isEqualTo("Alt er sperret");
    }

    @Test
    void when_the_fhir_server_is_silent_nothing_has_changed_and_she_is_told() {
        kari.visits(PAGE);
        FHIR.isSilent(true);
        kari.presses("Sperr alt nå");
        FHIR.isSilent(false);

        assertThat(kari.status()).isEqualTo(503);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void while_the_fhir_server_is_silent_nobody_says_what_a_token_is_worth() {
        FHIR.isSilent(true);
        var told = IntrospectionEndpoint.introspected(tokens.text("access_token"));
        FHIR.isSilent(false);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.text("error")).isEqualTo("temporarily_unavailable");
    }

    @ParameterizedTest
    @CsvSource({
        "nb, Nødsperre, Sperr alt nå",
        "nn, Naudsperre, Sperr alt no",
        "en, Emergency block, Block everything now"
    })
    void the_page_says_what_happens_and_that_only_a_form_lifts_it(String language, String heading, String button) {
        kari.prefers(language).visits(PAGE);

        assertThat(kari.heading()).isEqualTo(heading);
        assertThat(kari.page().asNormalizedText())
                .containsPattern("sign(ert|ed)")
                .contains(button);
    }

    private void everythingIsDead() {
        IntrospectionEndpoint.assertInactive(tokens.text("access_token"));
        IntrospectionEndpoint.assertInactive(tokens.text("refresh_token"));
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }
}
