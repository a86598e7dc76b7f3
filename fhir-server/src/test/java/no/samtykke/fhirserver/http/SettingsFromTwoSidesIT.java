package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.about;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ifMatch;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static no.samtykke.fhirserver.http.GrantedOrganisations.register;
import static no.samtykke.fhirserver.http.GrantedOrganisations.setting;
import static no.samtykke.fhirserver.http.GrantedOrganisations.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Two sides change one setting, at the same moment or with an old picture of it: one of them is told, nothing is lost.
 */
class SettingsFromTwoSidesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";
    private static final int TRIES = 8;

    @RepeatedTest(TRIES)
    void the_same_from_two_systems_about_one_who_is_not_known_is_there_once() {
        var stranger = People.identifier(People.adult().id());
        var answers = AtOnce.sent(
                () -> register("register", setting(stranger, REGISTER, true, "2026-11-01T10:00:00Z")),
                () -> register("registers-portal", setting(stranger, REGISTER, true, "2026-11-01T10:00:00Z")));

        assertThat(answers)
                .extracting(answer -> told(answer, "outcome").getFirst())
                .containsExactlyInAnyOrder("registered", "unchanged");
        assertThat(versions(answers).distinct()).hasSize(1);
    }

    @RepeatedTest(TRIES)
    void of_two_that_differ_one_stands_and_the_other_is_told_which() {
        var stranger = People.identifier(People.adult().id());
        var answers = AtOnce.sent(
                () -> register("register", setting(stranger, REGISTER, true, "2026-11-01T10:00:00Z")),
                () -> register("registers-portal", setting(stranger, REGISTER, true, "2026-11-02T10:00:00Z")));

        assertThat(answers)
                .extracting(answer -> told(answer, "outcome").getFirst())
                .containsExactlyInAnyOrder("registered", "conflict");
        assertThat(versions(answers).distinct()).hasSize(1);
        assertThat(standing(stranger)).isEqualTo(1);
    }

    @RepeatedTest(TRIES)
    void she_and_the_register_at_the_same_moment_end_as_both_were_told() {
        var kari = People.citizen();
        var number = People.identifier(kari.known().id());
        String version = told(register("register", setting(number, REGISTER, true, "2026-11-01T10:00:00Z")), "version")
                .getFirst();
        String token = People.approvedToken(kari, "patient/Consent.rus");
        var taken = hers(token).setStatus(Consent.ConsentState.INACTIVE);

        var answers = AtOnce.sent(
                () -> SERVER.put("/Consent/" + taken.getIdElement().getIdPart(), token, taken),
                () -> register("register", ifMatch(setting(number, REGISTER, true, "2026-11-02T10:00:00Z"), version)));

        boolean hers = answers.getFirst().status() == 200;
        boolean theirs = told(answers.getLast(), "outcome").getFirst().equals("registered");
        assertThat(hers).as(answers.getFirst().body()).isNotEqualTo(theirs);
        // She is told that it is another by now, and takes that one back, if she wants to.
        assertThat(answers.getFirst().status()).isIn(200, 403, 409);
        assertThat(standing(number)).isEqualTo(theirs ? 1 : 0);
    }

    @Test
    void a_version_that_is_no_more_changes_nothing_and_one_of_another_tells_nothing() {
        var kari = People.citizen();
        register("register", setting(People.identifier(kari.known().id()), REGISTER, true, "2026-11-01T10:00:00Z"));
        String token = People.approvedToken(kari, "patient/Consent.rus");
        var own = hers(token);
        String path = "/Consent/" + own.getIdElement().getIdPart();
        own.setStatus(Consent.ConsentState.INACTIVE);

        assertThat(put(path, token, own, "W/\"7\"").status()).isEqualTo(409);
        assertThat(SERVER.get(path, token).as(Consent.class).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        String stranger = People.approvedToken(People.citizen(), "patient/Consent.rus");
        var none = own.copy();
        none.setId("there-is-none");
        for (String tag : List.of("W/\"1\"", "W/\"7\"", "nonsense")) {
            var others = put(path, stranger, own, tag);
            var nobodys = put("/Consent/there-is-none", stranger, none, tag);
            assertThat(others.status()).as(tag).isEqualTo(nobodys.status());
            assertThat(others.header("ETag")).isEqualTo(nobodys.header("ETag")).isEmpty();
            assertThat(others.body().replace(own.getIdElement().getIdPart(), "there-is-none"))
                    .isEqualTo(nobodys.body());
        }
        for (String tag : List.of("W/\"1\"", "W/\"2\"")) {
            assertThat(SERVER.send(SERVER.request(path, stranger)
                                    .header("If-None-Match", tag)
                                    .GET())
                            .status())
                    .isEqualTo(404);
        }
        assertThat(put(path, token, own, "W/\"1\"").status()).isEqualTo(200);
        assertThat(standing(People.identifier(kari.known().id()))).isZero();
    }

    private static Answer put(String path, String token, Consent consent, String tag) {
        return SERVER.send(SERVER.request(path, token)
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", tag)
                .PUT(HttpRequest.BodyPublishers.ofString(
                        SERVER.fhir.newJsonParser().encodeResourceToString(consent))));
    }

    private static Consent hers(String token) {
        return (Consent) SERVER.get("/Consent?status=active&category=" + RESERVATION, token)
                .entries()
                .getFirst();
    }

    private static Stream<String> versions(List<Answer> answers) {
        return answers.stream().map(answer -> told(answer, "version").getFirst());
    }

    private static long standing(Identifier person) {
        return told(ask("$privacy-settings", "register", of(about(person), RESERVATION, REGISTER)), "setting").stream()
                .filter(RESERVATION::equals)
                .count();
    }
}
