package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whom a person may act for, told to auth-server, to her apps, and to services outside. */
class RepresentationIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private Citizen giver = Cast.SOMEBODY_ELSE;

    @BeforeEach
    void two_people() {
        kari = People.citizen();
        giver = People.citizen();
    }

    @AfterEach
    void the_register_answers_again() {
        SERVER.register.answersWithStatus(200);
    }

    @Test
    void children_wards_and_givers_are_told_with_ground_and_end() {
        var child = People.born(today().minusYears(8));
        var youth = People.born(today().minusYears(13));
        People.parent(kari.known(), child);
        People.parent(kari.known(), youth);
        People.parent(kari.known(), People.born(today().minusYears(16)));
        People.guardian(kari.known(), People.adult(), "personligeInteresser");
        People.guardian(kari.known(), People.adult(), "oekonomiskeInteresser");
        var transaction = Powers.transaction(giver, kari.known(), "registered-information", "health-record");
        Powers.consent(transaction).getProvision().getPeriod().setEndElement(new DateTimeType("2090-01-31"));
        Powers.accepted(giver, kari, transaction);

        var told = represented(asLoginServer());

        assertThat(told)
                .extracting(person -> text(person, "basis"))
                .containsExactlyInAnyOrder(
                        "parental-responsibility", "parental-responsibility", "guardianship", "power-of-attorney");
        assertThat(told.stream().filter(person -> text(person, "reduced").equals("true")))
                .extracting(person -> text(person, "until"))
                .containsExactly(
                        today().minusYears(13).plusYears(16).minusDays(1).toString());
        assertThat(of(told, "power-of-attorney")).satisfies(power -> {
            assertThat(text(power, "until")).isEqualTo("2090-01-31");
            assertThat(text(power, "area")).isEqualTo("registered-information health-record");
            assertThat(text(power, "patient")).isEqualTo("Patient/" + giver.patient());
            assertThat(text(power, "terms-accepted")).isEqualTo("true");
        });
        assertThat(text(of(told, "guardianship"), "until")).isEmpty();
    }

    @Test
    void her_app_is_told_the_same_without_numbers_and_birth_dates() {
        Powers.accepted(giver, kari, Powers.transaction(giver, kari.known(), "registered-information"));

        var answer = SERVER.post(
                "/$representations", People.approvedToken(kari, "patient/RelatedPerson.s"), new Parameters());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(giver.known().id().value(), "identifier", "birth-date")
                .contains("Synthetic Person");
        assertThat(represented(answer)).hasSize(1);
        assertThat(SERVER.post("/$representations", People.approvedToken(kari, "patient/Consent.s"), new Parameters())
                        .reason())
                .isEqualTo("scope-missing");
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from samtykke.usage_log where patient_id = ? and service = 'representation'"
                                        + " and kind = 'use' and outcome = 0",
                                Integer.class,
                                kari.patient()))
                .isEqualTo(1);
    }

    @Test
    void one_to_whom_a_rule_objects_is_not_told() {
        Powers.accepted(giver, kari, Powers.transaction(giver, kari.known(), "health-record"));
        assertThat(represented(asLoginServer())).hasSize(1);

        Stored.close(giver.patient(), "record-access-closure");
        assertThat(represented(asLoginServer())).isEmpty();
        var another = People.citizen();
        giver = another;
        Powers.accepted(giver, kari, Powers.transaction(another, kari.known(), "registered-information"));
        assertThat(represented(asLoginServer())).hasSize(1);
        Registered.protect("fortrolig", another.known().inRegister().getMeta());
        assertThat(represented(asLoginServer())).isEmpty();
        another.known().inRegister().getMeta().setSecurity(null);
        People.isNowBorn(kari.known(), today().minusYears(18).plusDays(1));
        assertThat(represented(asLoginServer())).isEmpty();
    }

    @Test
    void a_silent_register_means_nobody() {
        Powers.accepted(giver, kari, Powers.transaction(giver, kari.known(), "registered-information"));
        SERVER.register.answersWithStatus(500);

        var answer = asLoginServer();

        assertThat(represented(answer)).isEmpty();
        assertThat(((PrimitiveType<?>) answer.as(Parameters.class)
                                .getParameter("register")
                                .getValue())
                        .getValueAsString())
                .isEqualTo("unavailable");
    }

    @Test
    void nobody_accepts_the_terms_for_one_who_gave_her_a_power() {
        Powers.accepted(giver, kari, Powers.transaction(giver, kari.known(), "registered-information"));

        var answer = People.operation(
                "$accept-terms",
                new Parameters()
                        .addParameter(
                                "identifier", People.identifier(kari.known().id()))
                        .addParameter(
                                "represented", People.identifier(giver.known().id()))
                        .addParameter("terms", new StringType(People.TERMS))
                        .addParameter("level", new CodeType("full"))
                        .addParameter("sid", new StringType(kari.sid().toString())));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("no-ground");
    }

    private Answer asLoginServer() {
        var answer = People.operation(
                "$representations",
                new Parameters()
                        .addParameter(
                                "identifier", People.identifier(kari.known().id())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<ParametersParameterComponent> represented(Answer answer) {
        return answer.as(Parameters.class).getParameter().stream()
                .filter(part -> part.getName().equals("representation"))
                .toList();
    }

    private static ParametersParameterComponent of(List<ParametersParameterComponent> told, String basis) {
        return told.stream()
                .filter(person -> text(person, "basis").equals(basis))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ParametersParameterComponent person, String part) {
        return String.join(
                " ",
                person.getPart().stream()
                        .filter(one -> one.getName().equals(part))
                        .map(one -> one.getValue() instanceof Reference reference
                                ? reference.getReference()
                                : one.getValue().primitiveValue())
                        .toList());
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }
}
