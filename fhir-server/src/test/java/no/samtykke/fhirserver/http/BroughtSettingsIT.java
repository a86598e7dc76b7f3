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

import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A register brings what people have decided elsewhere, and what it does not know of is not undone by it. */
class BroughtSettingsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();

    @Test
    void a_reservation_is_brought_replaced_and_ended_by_the_version_that_was_told() {
        var brought = register("register", setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z"));
        assertThat(told(brought, "outcome")).containsExactly("registered");
        String version = told(brought, "version").getFirst();
        assertThat(told(asked("https://register.example/reservation/1"), "setting"))
                .containsExactly(RESERVATION);

        assertThat(outcome(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z")))
                .isEqualTo("unchanged");
        assertThat(outcome(setting(number(kari), REGISTER, true, "2026-11-02T10:00:00Z")))
                .isEqualTo("conflict");
        assertThat(outcome(setting(number(kari), REGISTER, false, "2026-11-02T10:00:00Z")))
                .isEqualTo("conflict");
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, false, "2026-10-31T10:00:00Z"), version)))
                .isEqualTo("conflict");
        var renewed =
                register("register", ifMatch(setting(number(kari), REGISTER, true, "2026-11-03T10:00:00Z"), version));
        assertThat(told(renewed, "outcome")).containsExactly("registered");
        String newer = told(renewed, "version").getFirst();
        assertThat(newer).isNotEqualTo(version);
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, false, "2026-11-04T10:00:00Z"), version)))
                .isEqualTo("conflict");
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, false, "2026-11-04T10:00:00Z"), newer)))
                .isEqualTo("ended");
        assertThat(outcome(setting(number(kari), REGISTER, false, "2026-11-04T10:00:00Z")))
                .isEqualTo("unchanged");
        assertThat(database.queryForList(
                        "select action from samtykke.usage_log where patient_id = ? and kind = 'consent'"
                                + " and client_id = 'register' order by recorded, id",
                        String.class,
                        kari.patient()))
                .containsExactly("C", "U", "U");
    }

    @Test
    void what_arrives_late_brings_nothing_back_to_life() {
        String version = told(
                        register("register", setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z")), "version")
                .getFirst();
        assertThat(version).isNotEmpty();
        Cast.withdraw(kari, kari.patient(), RESERVATION);

        assertThat(outcome(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z")))
                .isEqualTo("conflict");
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, true, now()), version)))
                .isEqualTo("conflict");
        assertThat(told(asked("https://register.example/reservation/1"), "setting"))
                .containsExactly("");
    }

    @Test
    void what_was_taken_back_before_it_was_heard_of_is_not_given_by_what_comes_late() {
        var stranger = People.identifier(People.adult().id());
        assertThat(outcome(setting(stranger, REGISTER, false, "2026-11-03T10:00:00Z")))
                .isEqualTo("unchanged");
        assertThat(outcome(setting(stranger, REGISTER, false, "2026-11-02T10:00:00Z")))
                .isEqualTo("unchanged");

        var late = register("register", setting(stranger, REGISTER, true, "2026-11-03T10:00:00Z"));
        assertThat(told(late, "outcome")).containsExactly("conflict");
        assertThat(told(late, "version")).containsExactly("");
        assertThat(told(late, "decided")).containsExactly("2026-11-03T10:00:00Z");
        assertThat(outcome(setting(stranger, REGISTER, true, "2026-11-03T10:00:00.001Z")))
                .isEqualTo("registered");
    }

    @Test
    void a_history_that_is_brought_at_once_ends_as_it_ended() {
        String first = version(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00.100Z"));
        String second = version(ifMatch(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00.200Z"), first));
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, false, "2026-11-01T10:00:00.300Z"), second)))
                .isEqualTo("ended");
        String third = version(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00.400Z"));

        var stale = register(
                "register", ifMatch(setting(number(kari), REGISTER, false, "2026-11-01T10:00:00.300Z"), second));
        assertThat(told(stale, "outcome")).containsExactly("conflict");
        assertThat(told(stale, "version")).containsExactly(third);
        assertThat(told(stale, "decided").getFirst()).startsWith("2026-11-01T10:00:00.4");
        assertThat(outcome(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00.100Z")))
                .isEqualTo("conflict");
        assertThat(told(asked("https://register.example/reservation/1"), "setting"))
                .containsExactly(RESERVATION);
    }

    @Test
    void a_clock_that_is_a_little_fast_is_borne_and_does_not_outlive_what_she_takes_back() {
        var now = SERVER.clock().instant();
        String fast = now.plusSeconds(240).toString();
        assertThat(told(
                        register(
                                "register",
                                setting(
                                        number(kari),
                                        REGISTER,
                                        true,
                                        now.plusSeconds(400).toString())),
                        "problem"))
                .containsExactly("decided");
        assertThat(outcome(setting(number(kari), REGISTER, true, fast))).isEqualTo("registered");
        Cast.withdraw(kari, kari.patient(), RESERVATION);

        assertThat(outcome(setting(number(kari), REGISTER, true, fast))).isEqualTo("conflict");
        assertThat(told(asked("https://register.example/reservation/1"), "setting"))
                .containsExactly("");
    }

    @Test
    void one_who_was_erased_meanwhile_is_as_before_to_the_register_and_a_stranger_when_nothing_was_kept() {
        String version = version(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z"));
        assertThat(outcome(ifMatch(setting(number(kari), REGISTER, false, "2026-11-02T10:00:00Z"), version)))
                .isEqualTo("ended");
        Leaving.due(kari);
        Leaving.erase();

        assertThat(outcome(setting(number(kari), REGISTER, true, "2026-11-01T12:00:00Z")))
                .isEqualTo("conflict");
        var other = People.citizen();
        Leaving.due(other);
        Leaving.erase();
        assertThat(outcome(setting(number(other), REGISTER, true, "2026-11-01T12:00:00Z")))
                .isEqualTo("registered");
    }

    @Test
    void one_wrong_setting_spoils_none_and_one_who_is_not_known_is_registered_alike() {
        var stranger = People.adult();
        var noSource = setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z");
        noSource.getPart().removeIf(part -> part.getName().equals("source"));
        var numberInSource = setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z");
        numberInSource
                .getPart()
                .getLast()
                .setValue(new Reference().setDisplay("Of " + kari.known().id().value()));
        var answer = register(
                "register",
                setting(new Identifier().setValue("1"), REGISTER, true, "2026-11-01T10:00:00Z"),
                noSource,
                numberInSource,
                setting(number(kari), REGISTER, true, "2026-11-01"),
                setting(number(kari), REGISTER, true, "2090-11-01T10:00:00Z"),
                ifMatch(setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z"), "1"),
                setting(People.identifier(stranger.id()), REGISTER, true, "2026-11-01T10:00:00Z"),
                setting(number(kari), REGISTER, true, "2026-11-01T10:00:00Z"));

        assertThat(told(answer, "problem"))
                .containsExactly("person", "source", "source", "decided", "decided", "if-match", "", "");
        assertThat(told(answer, "outcome").subList(6, 8)).containsExactly("registered", "registered");
        assertThat(answer.body()).doesNotContain(kari.known().id().value());
        assertThat(told(
                        ask(
                                "$privacy-settings",
                                "register",
                                of(about(People.identifier(stranger.id())), RESERVATION, REGISTER)),
                        "setting"))
                .containsExactly(RESERVATION);
        assertThat(told(ask("$is-active", "register", about(People.identifier(stranger.id()))), "active"))
                .containsExactly("false");
    }

    private Answer asked(String policy) {
        return ask(
                "$privacy-settings",
                "register",
                of(about(number(kari)), RESERVATION, REGISTER).addParameter("policy", new UriType(policy)));
    }

    private static String version(Parameters.ParametersParameterComponent setting) {
        var answer = register("register", setting);
        assertThat(told(answer, "outcome")).containsExactly("registered");
        return told(answer, "version").getFirst();
    }

    private static String outcome(Parameters.ParametersParameterComponent setting) {
        return told(register("register", setting), "outcome").getFirst();
    }

    private static Identifier number(Citizen citizen) {
        return People.identifier(citizen.known().id());
    }

    private static String now() {
        return SERVER.clock().instant().toString();
    }
}
