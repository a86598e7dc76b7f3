package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Date;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who else decides about a summary care record, and what a new one takes in. */
class KjernejournalByOthersIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String STAFF = SERVER.issuer.systemToken("front-desk", "https://samtykke.example/scope/staff");

    private Citizen kari = People.citizen();

    @BeforeEach
    void a_citizen() {
        kari = People.citizen();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 14})
    void a_parent_does_it_for_a_child(int age) {
        var ola = People.born(LocalDate.now(SERVER.clock()).minusYears(age));
        People.parent(kari.known(), ola);
        String child = People.accept(kari.known(), kari.sid(), ola);
        People.approve(kari, child, "patient/*.cruds");

        var answer =
                SERVER.post("/$kjernejournal-opt-out", People.token(kari, child, "patient/*.cruds"), new Parameters());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Optouts.active(new Citizen(ola, child, kari.sid()))).containsExactly("kjernejournal-optout");
        assertThat(Optouts.active(kari)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-out", "restore", "create-new"})
    void one_who_holds_a_power_of_attorney_does_not(String operation) {
        var holder = People.citizen();
        Stored.mandate(kari.patient(), holder.known(), "registered-information health-record digital-health-services");
        People.approve(holder, kari.patient(), "patient/*.cruds");

        var answer = SERVER.post(
                "/$kjernejournal-" + operation,
                People.token(holder, kari.patient(), "patient/*.cruds"),
                new Parameters());

        assertThat(answer.reason()).isEqualTo("not-covered-by-mandate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt-out", "restore", "create-new"})
    void an_app_needs_the_scope_and_names_nobody(String operation) {
        String reading = People.approvedToken(kari, "patient/*.rs");
        assertThat(SERVER.post("/$kjernejournal-" + operation, reading, new Parameters())
                        .reason())
                .isEqualTo("scope-missing");

        String writing = People.approvedToken(kari, "patient/*.cruds");
        assertThat(SERVER.post(
                                "/$kjernejournal-" + operation,
                                writing,
                                about(People.citizen().known().id()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void staff_do_it_for_one_who_calls_and_it_stands_in_her_log() {
        var answer =
                SERVER.post("/$kjernejournal-opt-out", STAFF, about(kari.known().id()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Optouts.active(kari)).containsExactly("kjernejournal-optout");
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select * from samtykke.usage_log where patient_id = ? order by recorded, id",
                                kari.patient())
                        .getLast())
                .containsEntry("kind", "consent")
                .containsEntry("client_id", "front-desk")
                .containsEntry("ground", "system")
                .containsEntry("actor_id", null);
    }

    @Test
    void staff_learn_nothing_of_one_who_is_not_here_and_others_are_no_staff() {
        var stranger = SyntheticNumbers.bornOn("1970-01-01", 700);
        var answer = SERVER.post("/$kjernejournal-opt-out", STAFF, about(stranger));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(stranger.value());

        String loader = SERVER.issuer.systemToken("loader", "system/*.cruds");
        assertThat(SERVER.post(
                                "/$kjernejournal-opt-out",
                                loader,
                                about(kari.known().id()))
                        .reason())
                .isEqualTo("not-served");
    }

    @Test
    void nothing_comes_into_a_record_that_she_does_not_want_or_from_before_a_new_one() {
        SERVER.post("/$kjernejournal-opt-out", STAFF, about(kari.known().id()));
        assertThat(load(allergy(Optouts.today())).reason()).isEqualTo("kjernejournal-opted-out");

        Optouts.backdate(kari, 31);
        assertThat(SERVER.post(
                                "/$kjernejournal-create-new",
                                STAFF,
                                about(kari.known().id()))
                        .status())
                .isEqualTo(200);

        assertThat(load(allergy(Optouts.today().minusDays(1))).reason()).isEqualTo("before-new-record");
        assertThat(load(allergy(Optouts.today()).setRecordedDate(null)).reason())
                .isEqualTo("before-new-record");
        assertThat(load(allergy(Optouts.today())).status()).isEqualTo(200);
        assertThat(Optouts.allergies(kari)).isEqualTo(1);
    }

    private AllergyIntolerance allergy(LocalDate recorded) {
        return ((AllergyIntolerance) Clinical.resource("AllergyIntolerance", kari.patient()))
                .setRecordedDate(Date.from(
                        recorded.atStartOfDay(SERVER.clock().getZone()).toInstant()));
    }

    private static Answer load(AllergyIntolerance allergy) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(allergy)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("AllergyIntolerance");
        return SERVER.post("", SERVER.issuer.systemToken("loader", "system/*.c"), bundle);
    }

    private static Parameters about(NationalId person) {
        return new Parameters().addParameter("patient", People.identifier(person));
    }
}
