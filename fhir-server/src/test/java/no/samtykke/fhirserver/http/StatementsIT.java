package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many SQL statements a request costs, the decision and the log included. The figure is stable, time is not. */
class StatementsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static People.Citizen kari = Cast.SOMEBODY_ELSE;
    private static String token = "";
    private static String observation = "";

    @BeforeAll
    static void a_citizen_with_thirty_observations() {
        kari = People.citizen();
        observation = People.load(IntStream.range(0, 30)
                        .mapToObj(_ -> Clinical.resource("Observation", kari.patient()))
                        .toArray(Resource[]::new))
                .getFirst();
        token = People.approvedToken(kari, "patient/*.rs");
        // The first request of a kind fills HAPI's own caches.
        SERVER.get("/Observation/" + observation, token);
        SERVER.get("/Observation?_count=20", token);
        SERVER.get("/AuditEvent?_count=20", token);
    }

    @Test
    void a_read_by_id_costs_at_most_six() {
        var statements = CountedStatements.during(() -> SERVER.get("/Observation/" + observation, token));

        assertThat(statements).hasSizeBetween(3, 6);
    }

    @Test
    void a_search_page_of_twenty_costs_at_most_ten() {
        var statements = CountedStatements.during(
                () -> assertThat(SERVER.get("/Observation?_count=20", token).entries())
                        .hasSize(20));

        assertThat(statements).hasSizeBetween(3, 10);
    }

    @Test
    void a_granular_scope_costs_no_more() {
        String narrowed = People.token(kari, kari.patient(), "patient/Observation.rs?status=final");
        SERVER.get("/Observation?_count=20", narrowed);

        assertThat(CountedStatements.during(() -> SERVER.get("/Observation/" + observation, narrowed)))
                .hasSizeBetween(3, 6);
        assertThat(CountedStatements.during(() -> assertThat(
                                SERVER.get("/Observation?_count=20", narrowed).entries())
                        .hasSize(20)))
                .hasSizeBetween(3, 10);
    }

    @Test
    void a_page_of_the_log_costs_at_most_three() {
        var statements = CountedStatements.during(() -> SERVER.get("/AuditEvent?_count=20", token));

        assertThat(statements).hasSizeBetween(2, 3);
    }

    @Test
    void the_log_costs_one_of_them() {
        var statements = CountedStatements.during(() -> SERVER.get("/Observation/" + observation, token));

        assertThat(statements).filteredOn(sql -> sql.contains("usage_log")).hasSize(1);
        assertThat(statements).filteredOn(sql -> sql.contains("consent_fact")).hasSize(1);
    }

    @Test
    void every_thread_that_serves_may_hold_two_connections() {
        var settings = SERVER.context.getEnvironment();
        int threads = settings.getRequiredProperty("server.tomcat.threads.max", Integer.class);
        int connections = settings.getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class);

        assertThat(connections).isGreaterThan(2 * threads);
    }

    @Test
    void the_facts_are_one_statement_however_much_the_two_have_decided_and_given() {
        var giver = People.citizen();
        Stored.mandate(giver.patient(), kari.known(), "registered-information");
        People.approve(kari, giver.patient(), "patient/*.rs");
        for (var person : List.of(kari, giver)) {
            IntStream.range(0, 200).forEach(i -> Stored.appAccess(person.patient(), "app " + i));
            IntStream.range(0, 30).forEach(_ -> {
                Stored.mandate(person.patient(), People.adult(), "registered-information");
                Stored.mandate(UUID.randomUUID().toString(), person.known(), "health-record");
            });
        }
        String held = People.token(kari, giver.patient(), "patient/*.rs");
        assertThat(SERVER.get("/Observation", held).status()).isEqualTo(200);

        var statements = CountedStatements.during(() -> SERVER.get("/Observation", held));

        assertThat(statements)
                .filteredOn(sql -> sql.contains("samtykke.") && !sql.contains("usage_log"))
                .hasSize(1);
        assertThat(statements).hasSizeBetween(3, 10);
    }
}
