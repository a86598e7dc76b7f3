package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;

class AppReadsOnBehalfOfPersonIT extends RunningAuthServer {

    @Test
    void a_new_person_accepts_the_terms_approves_the_app_and_the_app_gets_its_tokens() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        var request = aRequest();

        try (var kari = new Person()) {
            kari.visits(request.url());
            assertThat(kari.heading()).isEqualTo("Vilkår for å bruke Samtykke");
            kari.acceptsTerms();
            assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
            assertThat(kari.page().asNormalizedText()).contains("Prøveselskapet AS", "Målinger og prøvesvar");
            kari.presses("Gi tilgang");

            assertThat(kari.isAtApp()).isTrue();
            assertThat(kari.told("state")).isEqualTo(Request.STATE);
            assertThat(kari.told("iss")).isEqualTo(Neighbourhood.issuer());

            var answer = TokenEndpoint.exchange(request, kari.told("code"));
            var patient = FHIR.patientOf(People.KARI).orElseThrow();
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.text("patient")).isEqualTo(patient);
            assertThat(answer.claims("access_token").getClaim("fhirUser"))
                    .isEqualTo(FHIR.base() + "/Patient/" + patient);
        }
    }
}
