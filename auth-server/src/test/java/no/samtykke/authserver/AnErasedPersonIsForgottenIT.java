package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static no.samtykke.authserver.support.TokenEndpoint.refreshForm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.authserver.erasure.Forgetting;
import no.samtykke.authserver.support.Authenticator;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnErasedPersonIsForgottenIT extends RunningAuthServer {

    private static final String SCOPE = "openid launch/patient offline_access patient/Observation.rs";

    private final Person kari = new Person();
    private final String number = People.anotherOne();
    private final JdbcClient jdbc;
    private final Forgetting forgetting;

    AnErasedPersonIsForgottenIT(@Autowired JdbcClient jdbc, @Autowired Forgetting forgetting) {
        this.jdbc = jdbc;
        this.forgetting = forgetting;
    }

    @BeforeEach
    void sheIsKnown() {
        Journey.isKnown(number);
        PasskeyPages.of(kari).enrol(new Authenticator());
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void her_passkeys_devices_grants_and_her_name_for_apps_are_gone() {
        var key = ProofOfKey.newKey();
        var request = aRequest().with("scope", SCOPE);
        var tokens = TokenEndpoint.post(
                codeForm(request, Journey.codeFor(kari, request)),
                "DPoP",
                ProofOfKey.by(key).text());
        String patient = FHIR.patientOf(number).orElseThrow();
        assertThat(tablesWith(patient)).contains("app_grant", "passkey_owner", "person_subject");
        FHIR.erasures().erased(7, patient);

        forgetting.forgetErased();

        assertThat(tablesWith(patient)).isEmpty();
        assertThat(tablesWith(number)).isEmpty();
        assertThat(TokenEndpoint.post(
                                refreshForm(tokens.text("refresh_token")),
                                "DPoP",
                                ProofOfKey.by(key).text())
                        .status())
                .isEqualTo(400);
        assertThat(FHIR.erasures().areAllConfirmed()).isTrue();
    }

    @Test
    void one_who_came_back_as_another_patient_stays() {
        String patient = FHIR.patientOf(number).orElseThrow();
        FHIR.erasures().erased(8, "some-other-patient");

        forgetting.forgetErased();

        assertThat(tablesWith(patient)).contains("passkey_owner", "person_subject");
    }

    @Test
    void a_silent_fhir_server_is_asked_again() {
        String patient = FHIR.patientOf(number).orElseThrow();
        FHIR.erasures().erased(9, patient);
        FHIR.isSilent(true);
        forgetting.forgetErased();
        assertThat(tablesWith(patient)).isNotEmpty();
        FHIR.isSilent(false);

        forgetting.forgetErased();

        assertThat(tablesWith(patient)).isEmpty();
    }

    private List<String> tablesWith(String text) {
        return jdbc
                .sql("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'r' and n.nspname = current_schema() order by relname")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select count(*) from " + table + " t where strpos(t::text, ?) > 0")
                                .param(text)
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }
}
