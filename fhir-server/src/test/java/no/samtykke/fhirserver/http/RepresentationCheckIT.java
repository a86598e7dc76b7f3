package no.samtykke.fhirserver.http;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Services outside ask whether one may act for another, and are told no more than that. */
class RepresentationCheckIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String ASKER = "system/RelatedPerson.rs system/Consent.rs?category=proxy-mandate";

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
    void a_service_outside_is_told_yes_or_no_and_she_sees_who_asked() {
        assertThat(check(kari.known(), giver.known(), Optional.empty())).isEqualTo(Map.of("may-represent", "false"));
        var transaction = Powers.transaction(giver, kari.known(), "registered-information");
        Powers.consent(transaction).getProvision().getPeriod().setEndElement(new DateTimeType("2090-01-31"));
        Powers.accepted(giver, kari, transaction);

        assertThat(check(kari.known(), giver.known(), Optional.empty()))
                .isEqualTo(Map.of(
                        "may-represent", "true",
                        "basis", "power-of-attorney",
                        "until", "2090-01-31",
                        "area", "registered-information"));
        assertThat(check(kari.known(), giver.known(), Optional.of("registered-information")))
                .containsEntry("may-represent", "true");
        for (var no : List.of(
                check(kari.known(), giver.known(), Optional.of("health-record")),
                check(giver.known(), kari.known(), Optional.empty()),
                check(kari.known(), kari.known(), Optional.empty()),
                check(People.adult(), giver.known(), Optional.empty()),
                check(kari.known(), People.adult(), Optional.empty()))) {
            assertThat(no).isEqualTo(Map.of("may-represent", "false"));
        }
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from samtykke.usage_log where patient_id = ? and actor_id is null"
                                        + " and service = 'representation' and client_id = 'insurer'"
                                        + " and client_name = 'Test insurer (org.nr. 974707748)'",
                                Integer.class,
                                giver.patient()))
                .isEqualTo(5);
        Stored.close(giver.patient(), "self-access-closure");
        assertThat(check(kari.known(), giver.known(), Optional.empty())).isEqualTo(Map.of("may-represent", "false"));
        SERVER.register.answersWithStatus(500);
        Stored.close(kari.patient(), "self-access-closure");
        assertThat(ask(kari.known(), giver.known(), Optional.empty(), ASKER).reason())
                .isEqualTo("register-unavailable");
    }

    @Test
    void it_is_told_about_children_by_what_a_parent_sees() {
        var child = People.born(today().minusYears(8));
        People.parent(kari.known(), child);
        People.accept(kari.known(), kari.sid(), child);

        assertThat(check(kari.known(), child, Optional.of("health-record")))
                .containsEntry("may-represent", "true")
                .containsEntry("basis", "parental-responsibility");
        People.isNowBorn(child, today().minusYears(13));
        assertThat(check(kari.known(), child, Optional.empty())).containsEntry("may-represent", "true");
        assertThat(check(kari.known(), child, Optional.of("health-record"))).containsEntry("may-represent", "false");
        People.isNowBorn(child, today().minusYears(16));
        assertThat(check(kari.known(), child, Optional.empty())).containsEntry("may-represent", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/RelatedPerson.rs",
                "system/Consent.rs",
                "system/*.cud",
                "patient/*.rs",
                "https://samtykke.example/scope/staff"
            })
    void without_both_scopes_nothing_is_told(String scope) {
        var answer = ask(kari.known(), giver.known(), Optional.empty(), scope);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("not-served");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            stranger | system/RelatedPerson.rs system/Consent.cruds                          | not-served
            register | system/RelatedPerson.rs system/Consent.cruds                          | not-served
            INSURER  | system/RelatedPerson.rs system/Consent.cruds                          | not-served
            insurer  | system/*.cruds                                                        | not-served
            insurer  | system/RelatedPerson.rs system/Consent.s                              | not-served
            insurer  | system/RelatedPerson.rs system/Consent.rs?category=research-consent   | system-not-granted
            insurer  | system/RelatedPerson.rs system/Consent.rs?status=inactive             | system-not-granted
            """)
    void without_a_grant_nothing_is_told_and_nobody_is_looked_for(String client, String scope, String refusal) {
        var answers = new ArrayList<Answer>();
        var statements = new ArrayList<Integer>();
        for (var subject : List.of(giver.known(), People.adult())) {
            statements.add(CountedStatements.during(() -> answers.add(SERVER.post(
                            "/$check-representation",
                            SERVER.issuer.systemToken(client, scope),
                            question(kari.known(), subject, Optional.empty()))))
                    .size());
        }

        assertThat(answers).extracting(Answer::reason).containsOnly(refusal);
        assertThat(answers).extracting(Answer::status).containsOnly(403);
        assertThat(statements.getFirst()).isEqualTo(statements.getLast());
    }

    private static Map<String, String> check(Known actor, Known subject, Optional<String> area) {
        var answer = ask(actor, subject, area, ASKER);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter().stream()
                .collect(toMap(
                        ParametersParameterComponent::getName,
                        part -> part.getValue().primitiveValue(),
                        (one, other) -> one + " " + other));
    }

    private static Answer ask(Known actor, Known subject, Optional<String> area, String scope) {
        return SERVER.post(
                "/$check-representation", SERVER.issuer.systemToken("insurer", scope), question(actor, subject, area));
    }

    private static Parameters question(Known actor, Known subject, Optional<String> area) {
        var in = new Parameters()
                .addParameter("actor", People.identifier(actor.id()))
                .addParameter("subject", People.identifier(subject.id()));
        area.ifPresent(code -> in.addParameter("service-area", new CodeType(code)));
        return in;
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }
}
