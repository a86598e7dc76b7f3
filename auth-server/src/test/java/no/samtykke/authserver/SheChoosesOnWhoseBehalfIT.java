package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SheChoosesOnWhoseBehalfIT extends RunningAuthServer {

    private static final String BORN_8_YEARS_AGO =
            LocalDate.now(Neighbourhood.CLOCK).minusYears(8).toString();
    private static final Relation OLA =
            new Relation(People.OLA, "Ola Testesen", BORN_8_YEARS_AGO, "parental-responsibility", false);
    private static final Relation NORA = new Relation(
            People.NORA,
            "Nora Testesen",
            LocalDate.now(Neighbourhood.CLOCK).minusYears(14).toString(),
            "parental-responsibility",
            true);

    private final Person kari = new Person();
    private final Request request = aRequest();

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void a_mother_chooses_on_whose_behalf_and_the_token_says_so() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, OLA, NORA);
        FHIR.knows(People.OLA);
        kari.visits(request.url());
        assertThat(kari.heading()).isEqualTo("Hvem gjelder det?");
        assertThat(kari.page().asNormalizedText())
                .contains("Meg selv", "Ola Testesen", "8 år", "du har foreldreansvar");
        assertThat(kari.page().asXml()).doesNotContain(People.OLA).doesNotContain(FHIR.knows(People.OLA));

        kari.clicks("Ola Testesen").presses("Fortsett");
        assertThat(kari.page().asNormalizedText()).contains("på vegne av Ola Testesen");
        kari.presses("Gi tilgang");

        var claims = TokenEndpoint.exchange(request, kari.told("code")).claims("access_token");
        assertThat(claims.getClaim("patient")).isEqualTo(FHIR.knows(People.OLA));
        assertThat(claims.getClaim("fhirUser")).isEqualTo(FHIR.base() + "/Patient/" + FHIR.knows(People.KARI));
        assertThat(claims.getClaim("act"))
                .isEqualTo(Map.of(
                        "sub", claims.getSubject(),
                        "fhirUser", claims.getClaim("fhirUser"),
                        "basis", "parental-responsibility"));
    }

    @Test
    void she_may_choose_herself_and_then_nothing_says_that_she_acts_for_another() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, OLA);
        kari.visits(request.url());

        kari.clicks("Meg selv").presses("Fortsett");
        kari.presses("Gi tilgang");

        var claims = TokenEndpoint.exchange(request, kari.told("code")).claims("access_token");
        assertThat(claims.getClaim("patient")).isEqualTo(FHIR.knows(People.KARI));
        assertThat(claims.getClaim("act")).isNull();
    }

    @Test
    void whoever_chooses_nobody_or_someone_made_up_is_asked_again() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, OLA);
        kari.visits(request.url());

        kari.presses("Fortsett");
        assertThat(kari.page().asNormalizedText()).contains("Du må velge én person");

        HtmlInput radio = kari.page().getFirstByXPath("//input[@type='radio'][last()]");
        radio.setValueAttribute(FHIR.knows(People.OLA));
        kari.clicks("Meg selv").presses("Fortsett");
        assertThat(kari.heading()).isEqualTo("Hvem gjelder det?");
    }

    @Test
    void for_a_child_without_a_profile_the_mother_accepts_the_terms_on_its_behalf() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, NORA);
        kari.visits(request.url());

        kari.clicks("Nora Testesen").presses("Fortsett");
        assertThat(kari.heading()).isEqualTo("Vilkår på vegne av Nora Testesen");
        kari.acceptsTerms();
        assertThat(kari.page().asNormalizedText()).contains("mellom 12 og 15 år");
        kari.presses("Gi tilgang");

        var accepted = FHIR.asked("$accept-terms").getFirst().body();
        assertThat(FhirServerStandIn.identifier(accepted, "identifier")).isEqualTo(People.KARI);
        assertThat(FhirServerStandIn.identifier(accepted, "represented")).isEqualTo(People.NORA);
        assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("patient"))
                .isEqualTo(FHIR.knows(People.NORA));
    }

    @Test
    void when_the_register_is_silent_she_is_told_and_can_use_her_own_data() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, OLA);
        FHIR.registerIsSilent();
        kari.visits(request.url());

        assertThat(kari.page().asNormalizedText())
                .contains("Folkeregisteret svarer ikke akkurat nå")
                .doesNotContain("Ola");
        kari.clicks("Meg selv").presses("Fortsett");
        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }

    @Test
    void when_she_may_no_longer_represent_the_child_there_is_no_code() {
        Journey.isKnown(People.KARI);
        FHIR.represents(People.KARI, OLA);
        FHIR.knows(People.OLA);
        kari.visits(request.url());
        kari.clicks("Ola Testesen").presses("Fortsett");
        FHIR.refusesApproval();

        kari.presses("Gi tilgang");

        assertThat(kari.heading()).isEqualTo("Du kan ikke handle for denne personen");
    }
}
