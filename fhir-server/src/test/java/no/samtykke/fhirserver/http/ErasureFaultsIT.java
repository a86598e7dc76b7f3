package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The erasure of a person is stopped by the database at each of its steps in turn, the commit last. Each time she is
 * here as before; then it runs through, once.
 */
class ErasureFaultsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    /** In the order in which an erasure comes to them. */
    private static final String STEPS = """
            before update on samtykke.login_session for each row
            before update on hfj_resource for each row
            before delete on hfj_res_link for each row
            before delete on hfj_res_ver for each row
            before delete on hfj_resource for each row
            before delete on samtykke.patient_identity for each row
            before delete on samtykke.retention for each row
            before insert on samtykke.erasure for each row
            before insert on samtykke.erasure_untold for each row
            before insert on samtykke.usage_log for each row when (new.service = 'erasure')""";

    private static final String AT_COMMIT =
            "after insert on samtykke.erasure deferrable initially deferred for each row";

    private final Citizen kari = People.citizen();

    @Test
    void whatever_stops_it_she_is_here_or_gone() {
        var ola = People.citizen();
        Powers.accepted(ola, kari, "registered-information");
        People.load(Clinical.TYPES.stream()
                .map(type -> Clinical.resource(type, kari.patient()))
                .toArray(Resource[]::new));
        Leaving.due(kari);
        Powers.given(ola, kari.known(), "registered-information");
        var before = Traces.of(kari.patient());
        int erasures = erasures();
        for (String step : STEPS.split("\n")) {
            stoppedAt("trigger", step);
            assertThat(Traces.of(kari.patient())).as(step).isEqualTo(before);
        }
        stoppedAt("constraint trigger", AT_COMMIT);
        assertThat(Traces.of(kari.patient())).as("commit").isEqualTo(before);

        Leaving.erase();
        Leaving.erase();

        assertThat(Traces.of(kari.patient())).containsOnlyKeys("samtykke.usage_log", "samtykke.erasure_untold");
        assertThat(Traces.of(kari.known().id().value())).isEmpty();
        assertThat(Leaving.logged(kari, "erasure")).isOne();
        assertThat(erasures()).isEqualTo(erasures + 1);
    }

    private void stoppedAt(String kind, String step) {
        String table = step.replaceFirst(".* on (\\S+) .*", "$1");
        DATABASE.execute("""
                create or replace function samtykke.stop_here() returns trigger language plpgsql as
                $$ begin raise exception 'stopped'; end $$""");
        DATABASE.execute("create " + kind + " stop_here " + step + " execute function samtykke.stop_here()");
        try {
            assertThat(Leaving.part(Leaving.of(kari, Leaving.erase()), "stays"))
                    .as(step)
                    .isEqualTo("failed");
        } finally {
            DATABASE.execute("drop trigger stop_here on " + table);
        }
    }

    private static int erasures() {
        return DATABASE.queryForObject("select count(*) from samtykke.erasure", Integer.class);
    }
}
