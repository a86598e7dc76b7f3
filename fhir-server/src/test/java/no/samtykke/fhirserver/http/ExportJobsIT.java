package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.bulk.Clerk;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs of exports: for which groups, how long they last, what they cost, and that a dead node ends none. */
class ExportJobsIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();

    @AfterEach
    void no_job_stands() {
        database.update("delete from samtykke.bulk_export");
    }

    @Test
    void a_thousand_lines_cost_few_statements() {
        ExportJob.researches(kari, 25);
        var job = ExportJob.of("/Group/research-consent-" + GrantedOrganisations.REGISTER + "/$export?_type=Consent")
                .prepared();
        String address = job.addresses("output", "Consent").getFirst();

        var statements = CountedStatements.during(() -> job.fetch(address));

        assertThat(statements.stream().filter(sql -> sql.contains("bulk_export_line l")))
                .hasSize(1);
        assertThat(statements).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void a_system_has_few_jobs_at_a_time() {
        var job = ExportJob.of(ExportJob.RESERVATIONS);
        for (int i = 1; i < 5; i++) {
            ExportJob.of(ExportJob.RESERVATIONS);
        }

        assertThat(ExportJob.kickOff(ExportJob.RESERVATIONS, job.token()).status())
                .isEqualTo(429);
    }

    @Test
    void a_job_ends_when_it_is_ended_and_when_its_time_is_over() {
        var job = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        assertThat(job.cancel().status()).isEqualTo(202);
        assertThat(job.poll().status()).isEqualTo(404);
        assertThat(job.cancel().status()).isEqualTo(404);

        var old = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        database.update("update samtykke.bulk_export set created_at = created_at - interval '1 day'");
        assertThat(old.poll().status()).isEqualTo(404);
        new Clerk(SERVER.context).work();
        assertThat(database.queryForObject("select count(*) from samtykke.bulk_export_line", Integer.class))
                .isZero();
    }

    @Test
    void a_node_that_dies_leaves_the_job_to_another_and_what_is_under_way_is_waited_for() {
        var job = ExportJob.of(ExportJob.RESERVATIONS);
        database.update("update samtykke.bulk_export set after_tx = (pg_current_xact_id()::text::bigint + 1000000)"
                + "::text::xid8");
        new Clerk(SERVER.context).work();
        assertThat(job.poll().status()).isEqualTo(202);
        database.update("update samtykke.bulk_export set after_tx = '3'::xid8");
        assertThat(job.prepared().poll().status()).isEqualTo(200);
    }

    @Test
    void the_groups_are_those_that_were_granted() {
        String token = SERVER.issuer.systemToken("register", "system/Consent.s");
        assertThat(SERVER.get("/Group", token).entries())
                .extracting(group -> group.getIdElement().getIdPart())
                .containsExactly("register-reservation-974761467", "research-consent-974761467");
        var group = SERVER.get("/Group/research-consent-974761467", token);
        assertThat(group.as(Group.class).getManagingEntity().getIdentifier().getValue())
                .isEqualTo("974761467");
        assertThat(group.as(Group.class).getMember()).isEmpty();
    }
}
