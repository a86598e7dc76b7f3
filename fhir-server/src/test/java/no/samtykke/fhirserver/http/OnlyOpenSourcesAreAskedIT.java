package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.sources.Heard;
import no.samtykke.fhirserver.sources.Signed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a source hears, and above all what it does not: its own log of requests is the witness. */
class OnlyOpenSourcesAreAskedIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SCOPE = "patient/DocumentReference.rs";

    private Citizen kari = Cast.SOMEBODY_ELSE;

    @BeforeEach
    void a_citizen() {
        kari = People.citizen();
    }

    @Test
    void it_hears_that_she_asks_for_herself() throws Exception {
        var answer = SERVER.get("/DocumentReference", People.approvedToken(kari, SCOPE));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var claims = Signed.claims(statement(kari.known()));
        assertThat(claims.getStringClaim("ground")).isEqualTo("own-data");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(People.CLIENT);
        assertThat(claims.getJSONObjectClaim("actor"))
                .isEqualTo(claims.getJSONObjectClaim("patient"))
                .containsEntry("value", kari.known().id().value());
    }

    @Test
    void it_hears_who_acts_for_whom_and_by_what_right() throws Exception {
        var child = child(8);
        String token = tokenFor(child);

        assertThat(SERVER.get("/DocumentReference", token).status()).isEqualTo(200);

        var claims = Signed.claims(statement(child));
        assertThat(claims.getStringClaim("ground")).isEqualTo("parental-responsibility");
        assertThat(claims.getJSONObjectClaim("patient"))
                .containsEntry("value", child.id().value());
        assertThat(claims.getJSONObjectClaim("actor"))
                .containsEntry("value", kari.known().id().value());
    }

    @Test
    void no_number_stands_outside_a_body() {
        SERVER.get("/DocumentReference", People.approvedToken(kari, SCOPE));

        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id()))
                .hasSize(1)
                .allSatisfy(heard -> {
                    assertThat(heard.path()).isEqualTo("/fhir/DocumentReference/_search");
                    assertThat(heard.headers().toString())
                            .doesNotContain(kari.known().id().value());
                });
    }

    @ParameterizedTest
    @CsvSource({"record-access-closure, record-access-closed", "self-access-closure, access-closed"})
    void one_that_is_closed_hears_nothing(String closure, String reason) {
        String token = People.approvedToken(kari, SCOPE);
        Stored.close(kari.patient(), closure);

        assertThat(SERVER.get("/DocumentReference", token).reason()).isEqualTo(reason);
        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).isEmpty();
    }

    @Test
    void nothing_is_heard_below_the_level_that_opens_the_record() {
        String token = People.approvedToken(kari, SCOPE);
        Stored.acceptAtLevel(kari.patient(), "basic");

        assertThat(SERVER.get("/DocumentReference", token).reason()).isEqualTo("consent-level-too-low");
        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).isEmpty();
    }

    @Test
    void nothing_is_heard_of_an_app_without_the_scope_or_of_a_session_that_ended() {
        assertThat(SERVER.get("/DocumentReference", People.approvedToken(kari, "patient/Observation.rs"))
                        .reason())
                .isEqualTo("scope-missing");

        String token = People.approvedToken(kari, SCOPE);
        Cast.logOut(kari.sid());
        assertThat(SERVER.get("/DocumentReference", token).status()).isEqualTo(401);

        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).isEmpty();
    }

    @Test
    void nothing_is_heard_of_a_youth_whose_parent_asks() {
        var youth = child(13);
        String token = tokenFor(youth);

        assertThat(SERVER.get("/DocumentReference", token).reason()).isEqualTo("youth-privacy");
        assertThat(SERVER.sources.hospital.heardAbout(youth.id())).isEmpty();
    }

    @Test
    void nothing_is_fetched_ahead() {
        String token = People.approvedToken(kari, "patient/*.rs");

        SERVER.get("/Observation", token);

        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).isEmpty();
        assertThat(SERVER.sources.registers.heardAbout(kari.known().id())).isEmpty();
    }

    private Known child(int age) {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(age));
        People.parent(kari.known(), child);
        return child;
    }

    private String tokenFor(Known child) {
        String patient = People.accept(kari.known(), kari.sid(), child);
        assertThat(People.approve(kari, patient, SCOPE).status()).isEqualTo(200);
        return People.token(kari, patient, SCOPE);
    }

    private static String statement(Known about) {
        var heard = SERVER.sources.hospital.heardAbout(about.id()).stream()
                .map(Heard::form)
                .toList();
        assertThat(heard).hasSize(1);
        return heard.getFirst().getOrDefault("samtykke-statement", "");
    }
}
