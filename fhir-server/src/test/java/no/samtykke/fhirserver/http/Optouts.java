package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import no.samtykke.fhirserver.http.People.Citizen;
import org.springframework.jdbc.core.JdbcTemplate;

/** What there is of opt-outs from the summary care record, and time that passes. */
final class Optouts {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    private Optouts() {}

    static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }

    /** As if she had opted out so many days ago. */
    static void backdate(Citizen citizen, int days) {
        assertThat(DATABASE.update(
                        "update samtykke.consent_fact set starts_on = ?"
                                + " where patient_id = ? and category = 'kjernejournal-optout'",
                        today().minusDays(days),
                        citizen.patient()))
                .isEqualTo(1);
    }

    /** The categories of her active Consents that close something. */
    static List<String> active(Citizen citizen) {
        return DATABASE.queryForList(
                "select category from samtykke.consent_fact where patient_id = ? and not permits",
                String.class,
                citizen.patient());
    }

    static int pending(Citizen citizen) {
        return count(
                "select count(*) from samtykke.kjernejournal_notice where patient_id = ? and delivered_at is null",
                citizen);
    }

    /** What is stored, whether it is shown or not. */
    static int allergies(Citizen citizen) {
        return count("""
                select count(*) from hfj_resource r join hfj_res_link l on l.src_resource_id = r.res_id
                  join hfj_resource p on p.res_id = l.target_resource_id
                 where r.res_type = 'AllergyIntolerance' and r.res_deleted_at is null and p.fhir_id = ?""", citizen);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static int count(String sql, Citizen citizen) {
        return DATABASE.queryForObject(sql, Integer.class, citizen.patient());
    }
}
