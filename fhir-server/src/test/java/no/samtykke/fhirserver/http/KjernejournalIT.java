package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.kjernejournal.TestSource;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A citizen wants no summary care record, the old one back, or a new one. */
class KjernejournalIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final TestSource SOURCE = SERVER.kjernejournal;

    private Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen_with_an_allergy() {
        kari = People.citizen();
        People.load(
                Clinical.resource("AllergyIntolerance", kari.patient()),
                Clinical.resource("AllergyIntolerance", kari.patient()),
                Clinical.resource("Condition", kari.patient()));
        token = People.approvedToken(kari, "patient/*.cruds");
    }

    @AfterEach
    void the_source_behaves_again() {
        SOURCE.behaves();
    }

    @Test
    void opting_out_hides_it_on_the_next_request_and_the_source_knows() {
        var answer = ask("opt-out");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(told(answer, "source")).isEqualTo("told");
        assertThat(told(answer, "restorable-through"))
                .isEqualTo(Optouts.today().plusDays(30).toString());
        assertThat(SERVER.get("/AllergyIntolerance", token).reason()).isEqualTo("kjernejournal-opted-out");
        assertThat(heard()).containsExactly("$opt-out");
        assertThat(SOURCE.heard())
                .allSatisfy(request -> assertThat(request.split(" ")[1]).doesNotContainPattern("[0-9]{11}"));
    }

    @Test
    void nothing_else_is_closed_by_it() {
        ask("opt-out");

        assertThat(SERVER.get("/Condition", token).status()).isEqualTo(200);
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
        assertThat(Optouts.active(kari)).containsExactly("kjernejournal-optout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record-access-closure", "kjernejournal-access-closure", "self-access-closure"})
    void and_no_closure_opts_her_out(String closure) {
        Stored.close(kari.patient(), closure);

        assertThat(Optouts.active(kari)).containsExactly(closure);
        assertThat(heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404})
    void her_decision_stands_while_the_source_fails_and_it_is_told_later(int status) {
        SOURCE.answersWithStatus(status);

        var answer = ask("opt-out");

        assertThat(told(answer, "source")).isEqualTo("pending");
        assertThat(SERVER.get("/AllergyIntolerance", token).reason()).isEqualTo("kjernejournal-opted-out");
        SOURCE.behaves();
        Optouts.await(() -> Optouts.pending(kari) == 0);
        assertThat(heard()).hasSizeBetween(2, 8).containsOnly("$opt-out");
    }

    @Test
    void regretting_it_opens_all_that_there_was() {
        ask("opt-out");

        var answer = ask("restore");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(SERVER.get("/AllergyIntolerance", token).entries()).hasSize(2);
        assertThat(heard()).containsExactly("$opt-out", "$restore");
        assertThat(ask("restore").reason()).isEqualTo("not-in-force");
        assertThat(ask("opt-out").status()).isEqualTo(200);
        assertThat(ask("opt-out").reason()).isEqualTo("already-in-force");
    }

    @Test
    void an_opt_out_that_the_source_never_heard_of_does_not_reach_it_after_the_regret() throws InterruptedException {
        SOURCE.answersWithStatus(500);
        ask("opt-out");
        SOURCE.behaves();

        assertThat(ask("restore").status()).isEqualTo(200);

        Thread.sleep(Duration.ofSeconds(5));
        assertThat(heard().getLast()).isEqualTo("$restore");
        assertThat(Optouts.pending(kari)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore", "create-new"})
    void nothing_is_opened_unless_the_source_says_yes(String operation) {
        ask("opt-out");
        if (operation.equals("create-new")) {
            Optouts.backdate(kari, 31);
        }
        for (Runnable misbehaviour : List.<Runnable>of(
                () -> SOURCE.answersWithStatus(500), () -> SOURCE.answersAfter(Duration.ofSeconds(4)))) {
            SOURCE.behaves();
            misbehaviour.run();

            var answer = ask(operation);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.reason()).isEqualTo("source-unavailable");
            assertThat(SERVER.get("/AllergyIntolerance", token).reason()).isEqualTo("kjernejournal-opted-out");
            assertThat(Optouts.allergies(kari)).isEqualTo(2);
        }
        SOURCE.behaves();
        assertThat(ask(operation).status()).isEqualTo(200);
    }

    @Test
    void on_the_thirtieth_day_it_is_restored_and_not_made_anew() {
        ask("opt-out");
        Optouts.backdate(kari, 30);

        assertThat(ask("create-new").status()).isEqualTo(409);
        assertThat(ask("create-new").reason()).isEqualTo("restore-instead");
        assertThat(ask("restore").status()).isEqualTo(200);
        assertThat(SERVER.get("/AllergyIntolerance", token).entries()).hasSize(2);
    }

    @Test
    void on_the_thirty_first_day_there_is_only_a_new_one_without_what_was() {
        ask("opt-out");
        Optouts.backdate(kari, 31);

        assertThat(ask("restore").status()).isEqualTo(410);
        assertThat(ask("restore").reason()).isEqualTo("restore-period-over");
        var answer = ask("create-new");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(told(answer, "starts-on")).isEqualTo(Optouts.today().toString());
        assertThat(SERVER.get("/AllergyIntolerance", token).entries()).isEmpty();
        assertThat(SERVER.get("/Condition", token).entries()).hasSize(1);
        assertThat(heard()).containsExactly("$opt-out", "$create-new");
    }

    @Test
    void of_two_at_once_one_counts() {
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> ask("opt-out").status())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        assertThat(heard()).containsExactly("$opt-out");
    }

    @Test
    void each_step_is_in_her_log_once_with_the_app_that_did_it() {
        ask("opt-out");
        ask("restore");

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select action, client_id, ground, actor_id from samtykke.usage_log"
                                        + " where patient_id = ? and kind = 'consent' and recorded > ?"
                                        + " order by recorded, id",
                                kari.patient(),
                                Timestamp.from(Instant.now().minusSeconds(60))))
                .endsWith(logged("C"), logged("U"));
    }

    private Map<String, Object> logged(String action) {
        return Map.of("action", action, "client_id", People.CLIENT, "ground", "own-data", "actor_id", kari.patient());
    }

    private Answer ask(String operation) {
        return SERVER.post("/$kjernejournal-" + operation, token, new Parameters());
    }

    private static String told(Answer answer, String name) {
        return answer.as(Parameters.class).getParameter(name).getValue().primitiveValue();
    }

    private List<String> heard() {
        return SOURCE.heardAbout(kari.known().id().value());
    }
}
