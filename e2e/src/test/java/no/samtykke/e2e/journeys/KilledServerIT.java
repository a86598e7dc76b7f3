package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.stack.FhirNode;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import no.samtykke.e2e.usagelog.MixedLoad;
import no.samtykke.e2e.usagelog.Nodes;
import org.junit.jupiter.api.Test;

/**
 * What {@code kill -9} leaves: every write that was acknowledged, with its log line, and no log line without its write.
 * And of all other uses that go on meanwhile on this server and another, exactly one log line each. A first load that
 * was brought to it is gone on with by the other.
 */
@WithStack
class KilledServerIT {

    private static final int USES = 800;
    private static final int WRITES = 200;
    private static final int WRITES_BEFORE_THE_KILL = 60;
    private static final int LINES = 150;
    private static final String MARK = "written while the server was killed";

    @Test
    void loses_no_acknowledged_write_and_no_log_line(Stack stack) throws SQLException, InterruptedException {
        var tokens = LogIn.of(stack, "jens").tokens();
        HealthArchive.open(new Fhir(stack.fhir(), tokens.access()), tokens);
        var acknowledged = new ConcurrentSkipListSet<String>();
        var node = stack.secondFhirServer();
        var firstLoad = FirstLoad.bring(stack, node.base(), LINES);
        try (var load = MixedLoad.begin(stack, new Nodes(stack.fhir(), node.base()), USES)) {
            writeAndKill(node, tokens, acknowledged);
            assertThat(load.answered()).as("uses answered before the kill").isBetween(1, USES - 1);
            load.assertEveryUseIsLoggedOnce();
        }
        firstLoad.assertNoLineIsLost();

        var stored = stored(stack, tokens.patient());
        assertThat(acknowledged).hasSizeBetween(WRITES_BEFORE_THE_KILL, WRITES);
        assertThat(stored).containsAll(acknowledged);
        assertThat(logged(stack, tokens.patient())).as("log lines of writes").hasSameSizeAs(stored);

        var fhir = new Fhir(stack.secondFhirServer().base(), tokens.access());
        assertThat(acknowledged)
                .allSatisfy(
                        id -> assertThat(fhir.get("Observation/" + id).status()).isEqualTo(200));
    }

    private static void writeAndKill(FhirNode node, Tokens tokens, Set<String> acknowledged) {
        var enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
        var fhir = new Fhir(node.base(), tokens.access());
        assertThat(write(fhir, tokens, WRITES, acknowledged))
                .as("the server takes writes")
                .isTrue();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITES)
                    .forEach(i -> writers.submit(() -> {
                        if (write(fhir, tokens, i, acknowledged)) {
                            enough.countDown();
                        }
                    }));
            assertThat(enough.await(2, TimeUnit.MINUTES))
                    .as("enough writes were acknowledged")
                    .isTrue();
            node.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean write(Fhir fhir, Tokens tokens, int number, Set<String> acknowledged) {
        try {
            var reply = HealthArchive.write(fhir, tokens, MARK, Integer.toString(number));
            return reply.status() == 201 && acknowledged.add(reply.createdId());
        } catch (UncheckedIOException e) {
            // The server is gone: nothing was acknowledged.
            return false;
        }
    }

    private static List<String> stored(Stack stack, String patient) throws SQLException {
        return column(
                stack,
                "select r.fhir_id from hfj_resource r join hfj_res_link l on l.src_resource_id = r.res_id"
                        + " join hfj_resource p on p.res_id = l.target_resource_id"
                        + " where r.res_type = 'Observation' and l.src_path = 'Observation.subject' and p.fhir_id = ?",
                patient);
    }

    private static List<String> logged(Stack stack, String patient) throws SQLException {
        return column(
                stack,
                "select id from samtykke.usage_log where action = 'C' and kind = 'use' and outcome = 0 and patient_id = ?",
                patient);
    }

    private static List<String> column(Stack stack, String query, String patient) throws SQLException {
        try (var connection = stack.fhirDatabase();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, patient);
            var rows = statement.executeQuery();
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
