package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Granular scopes on the approval page: told in plain words, and made when she limits an app to some kinds. */
class SheGivesOnlyPartOfWhatIsAskedIT extends RunningAuthServer {

    private static final String OBSERVATIONS = "http://terminology.hl7.org/CodeSystem/observation-category|";
    private static final String CONDITIONS = "http://terminology.hl7.org/CodeSystem/condition-category|";

    private final Person kari = new Person();

    @BeforeEach
    void isKnown() {
        Journey.isKnown(People.KARI);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void a_granular_scope_is_given_as_it_was_asked_for() throws Exception {
        var asked = "patient/Observation.rs?category=" + OBSERVATIONS + "laboratory";

        assertThat(approvedOf(asked)).isEqualTo(asked);
    }

    @Test
    void what_she_ticks_of_the_kinds_is_all_that_is_given() throws Exception {
        var request = aRequest().with("scope", "openid patient/Observation.read patient/Condition.rs");
        kari.visits(request.url());
        kari.clicks("Laboratoriesvar");
        kari.clicks("Vitale mål");

        kari.presses("Gi tilgang");

        var answer = TokenEndpoint.exchange(request, kari.told("code"));
        assertThat(answer.text("scope"))
                .isEqualTo("openid patient/Observation.rs?category=" + OBSERVATIONS
                        + "laboratory patient/Observation.rs?category=" + OBSERVATIONS
                        + "vital-signs patient/Condition.rs");
        assertThat(answer.claims("access_token").getStringClaim("scope")).isEqualTo(answer.text("scope"));
        assertThat(FhirServerStandIn.value(FHIR.asked("$approve-app").getLast().body(), "scope", "valueString"))
                .isEqualTo(answer.text("scope"));
    }

    @Test
    void the_kinds_of_what_she_unticked_are_not_given() throws Exception {
        var request = aRequest().with("scope", "openid patient/Condition.rs");
        kari.visits(request.url());
        kari.clicks("Diagnoser stilt ved besøk");
        kari.clicks("Diagnoser og helseproblemer");

        kari.presses("Gi tilgang");

        assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("scope"))
                .isEqualTo("openid");
    }

    @Test
    void a_kind_that_was_not_offered_cannot_be_made_up() throws Exception {
        var request = aRequest().with("scope", "openid patient/Condition.rs");
        kari.visits(request.url());
        HtmlInput kind = kari.page().getFirstByXPath("//input[@name='kind']");
        kind.setValueAttribute("patient/Observation.rs?category=" + OBSERVATIONS + "laboratory");
        kind.click();

        kari.presses("Gi tilgang");

        assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("scope"))
                .isEqualTo("openid patient/Condition.rs");
    }

    @Test
    void scopes_that_say_the_same_are_one_line() throws Exception {
        var request = aRequest().with("scope", "openid patient/Condition.rs user/Condition.rs");
        kari.visits(request.url());
        assertThat(kari.page().getByXPath("//input[@name='scope']")).hasSize(1);
        kari.clicks("Det som står på problemlisten");

        kari.presses("Gi tilgang");

        assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("scope"))
                .isEqualTo("openid patient/Condition.rs?category=" + CONDITIONS
                        + "problem-list-item user/Condition.rs?category=" + CONDITIONS + "problem-list-item");
    }

    @Test
    void only_what_is_not_narrowed_yet_offers_kinds() {
        kari.visits(aRequest()
                .with("scope", "patient/Observation.rs?category=survey patient/*.rs patient/Immunization.rs")
                .url());

        assertThat(kari.page().getByXPath("//input[@name='kind']")).isEmpty();
        assertThat(kari.page().getByXPath("//details")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            nb; category=laboratory; Bare: Laboratoriesvar
            nb; category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs,survey; Bare: Vitale mål, for eksempel blodtrykk og puls, Svar på spørreskjemaer
            nn; category=survey; Berre: Svar på spørjeskjema
            en; category=imaging&status=final; Only: Imaging
            en; category=imaging&status=final; Only: status final
            en; category=http://elsewhere.example|laboratory; Only: category http://elsewhere.example|laboratory
            en; category=<b>x</b>; Only: category <b>x</b>
            en; code=laboratory; Only: code laboratory
            """)
    void the_page_says_what_it_is_narrowed_to(String language, String query, String words) {
        kari.prefers(language);
        kari.visits(aRequest().with("scope", "patient/Observation.rs?" + query).url());

        assertThat(kari.page().asNormalizedText()).contains(words);
        assertThat(kari.page().getByXPath("//label//b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nb, Beholde tilgangen når du ikke er innlogget",
        "nn, Halde på tilgangen når du ikkje er innlogga",
        "en, Keep its access when you are not logged in"
    })
    void access_after_log_out_is_told_and_can_be_unticked(String language, String words) throws Exception {
        kari.prefers(language);
        var request = aRequest().with("scope", "openid profile offline_access user/Immunization.rs");
        kari.visits(request.url());
        assertThat(kari.page().asNormalizedText()).doesNotContain("??");
        kari.clicks(words);

        HtmlInput offline = kari.page().getFirstByXPath("//input[@value='offline_access']");
        assertThat(offline.isChecked()).isFalse();
        assertThat(kari.page().getByXPath("//input[@value='profile']")).isEmpty();
    }

    private String approvedOf(String scope) throws Exception {
        var request = aRequest().with("scope", scope);
        return TokenEndpoint.exchange(request, Journey.codeFor(kari, request)).text("scope");
    }
}
