package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Giving a power of attorney: whole or not at all, and never for more than she has. */
class PowerOfAttorneyGivenIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private Known ola = kari.known();

    @BeforeEach
    void a_giver_and_one_whom_only_the_register_knows() {
        kari = People.citizen();
        ola = People.adult();
    }

    @AfterEach
    void the_register_answers_again() {
        SERVER.register.answersWithStatus(200);
    }

    @Test
    void both_resources_are_there_and_the_number_is_in_neither() {
        var transaction = Powers.transaction(kari, ola, "registered-information", "health-record");
        Powers.consent(transaction).getProvision().getPeriod().setEndElement(new DateTimeType("2090-01-31"));
        var answer = Powers.give(kari, transaction);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(Bundle.class).getType()).isEqualTo(Bundle.BundleType.TRANSACTIONRESPONSE);
        String token = People.approvedToken(kari, Powers.GIVING);
        var related = SERVER.get("/RelatedPerson?active=true", token);
        var consent = (Consent)
                SERVER.get("/Consent?category=proxy-mandate", token).entries().getFirst();
        assertThat(related.entries()).hasSize(1);
        assertThat(related.body())
                .contains("My helper", ola.id().value().substring(0, 6) + "*****")
                .doesNotContain(ola.id().value());
        assertThat(consent.getStatus()).isEqualTo(ConsentState.PROPOSED);
        assertThat(consent.getProvision().getActorFirstRep().getReference().getReference())
                .isEqualTo("RelatedPerson/"
                        + related.entries().getFirst().getIdElement().getIdPart());
        assertThat(consent.getProvision().getPeriod().getEndElement().getValueAsString())
                .isEqualTo("2090-01-31");
        assertThat(rows())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("accepted", false)
                        .containsEntry("holder_value", ola.id().value())
                        .containsEntry("areas", "registered-information health-record"));
        assertThat(log(kari.patient()))
                .containsEntry("service", "representation")
                .containsEntry("action", "C")
                .containsEntry("actor_id", kari.patient())
                .containsEntry("client_name", "Test app")
                .containsEntry("ground", "own-data");
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from hfj_res_ver where res_text_vc like ?",
                                Integer.class,
                                "%" + ola.id().value() + "%"))
                .isZero();
    }

    @Test
    void one_who_has_a_profile_sees_it_in_her_own_log() {
        var holder = People.citizen();
        Powers.given(kari, holder.known(), "registered-information");

        assertThat(log(holder.patient()))
                .containsEntry("service", "representation")
                .containsEntry("actor_id", kari.patient());
    }

    @Test
    void nobody_gives_one_for_another() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, Powers.GIVING);
        var transaction = Powers.transaction(new Citizen(child, patient, kari.sid()), ola, "registered-information");

        var answer = SERVER.post("", People.token(kari, patient, Powers.GIVING), transaction);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.reason()).isEqualTo("consent-not-yours");
    }

    @Test
    void what_she_has_not_opened_or_has_closed_is_not_hers_to_give() {
        refused(
                409,
                "area-not-held",
                () -> Stored.acceptAtLevel(kari.patient(), "basic-plus"),
                "digital-health-services");
        refused(409, "area-not-held", () -> Stored.acceptAtLevel(kari.patient(), "basic"), "health-record");
        Stored.acceptAtLevel(kari.patient(), "full");
        refused(409, "area-not-held", () -> Stored.close(kari.patient(), "record-access-closure"), "health-record");
        Powers.given(kari, ola, "registered-information", "digital-health-services");
    }

    @Test
    void the_register_says_whether_she_may_give_one_and_is_not_asked_about_the_holder() {
        refused(403, "register-unavailable", () -> SERVER.register.answersWithStatus(500), "registered-information");
        SERVER.register.answersWithStatus(200);
        int before = SERVER.register.requests().size();
        Powers.given(kari, ola, "registered-information");
        assertThat(SERVER.register
                        .requests()
                        .subList(before, SERVER.register.requests().size()))
                .noneMatch(request -> request.contains(ola.id().value()));

        ola = People.adult();
        refused(
                403,
                "under-age",
                () -> People.isNowBorn(kari.known(), today().minusYears(16).plusDays(1)),
                "registered-information");
        People.isNowBorn(kari.known(), today().minusYears(16));
        refused(
                403,
                "protected-address",
                () -> Registered.protect("fortrolig", kari.known().inRegister().getMeta()),
                "registered-information");
        kari.known().inRegister().getMeta().setSecurity(null);
        refused(
                403,
                "no-ground",
                () -> kari.known().inRegister().setDeceased(new BooleanType(true)),
                "registered-information");
    }

    @Test
    void one_to_each_and_none_to_herself_and_at_most_thirty() {
        Powers.given(kari, ola, "registered-information");
        refused(409, "mandate-exists", () -> {}, "health-record");
        var self = Powers.give(kari, Powers.transaction(kari, kari.known(), "registered-information"));
        assertThat(self.status()).isEqualTo(422);
        for (int i = 1; i < 30; i++) {
            Stored.mandate(kari.patient(), People.adult(), "registered-information");
        }
        ola = People.adult();
        refused(409, "too-many-mandates", () -> {}, "health-record");
    }

    @Test
    void one_that_has_run_out_makes_room() {
        var old = Powers.given(kari, ola, "registered-information");
        SERVER.bean(JdbcTemplate.class)
                .update("update samtykke.mandate set ends_on = '2026-01-31' where giver = ?", kari.patient());
        for (int i = 1; i < 30; i++) {
            Stored.mandate(kari.patient(), People.adult(), "registered-information");
        }
        var renewed = Powers.given(kari, ola, "health-record");

        assertThat(rows()).hasSize(30).extracting(row -> row.get("consent_id")).contains(renewed.consent());
        assertThat(SERVER.get("/Consent/" + old.consent(), People.approvedToken(kari, "patient/Consent.rs"))
                        .as(Consent.class)
                        .getStatus())
                .isEqualTo(ConsentState.INACTIVE);
    }

    @Test
    void systems_and_other_transactions_stay_as_they_were() {
        var transaction = Powers.transaction(kari, ola, "registered-information");
        assertThat(SERVER.post("", SERVER.issuer.systemToken("loader", "system/*.cruds"), transaction)
                        .reason())
                .isEqualTo("system-not-granted");
        var other = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        other.addEntry(
                transaction.getEntryFirstRep().copy().setResource(Clinical.resource("Observation", kari.patient())));
        assertThat(SERVER.post("", People.approvedToken(kari, "patient/*.cruds"), other)
                        .reason())
                .isEqualTo("not-served");
    }

    private void refused(int status, String reason, Runnable spoil, String area) {
        spoil.run();
        var answer = Powers.give(kari, Powers.transaction(kari, ola, area));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.reason()).isEqualTo(reason);
    }

    private List<Map<String, Object>> rows() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList("select * from samtykke.mandate where giver = ?", kari.patient());
    }

    private static Map<String, Object> log(String patient) {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select * from samtykke.usage_log where patient_id = ? and kind = 'consent' and service ="
                                + " 'representation' order by recorded, id",
                        patient)
                .getLast();
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }
}
