package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.RequestLogging;
import no.samtykke.fhirserver.usagelog.UsageEntry;
import no.samtykke.fhirserver.usagelog.UsageLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * What logging adds to the processor time of a read of one's own data: the same read with the log and with one that
 * writes nothing, in turns, in one process, counted for the server and for its database. Runs with
 * {@code -Dsamtykke.cost=true}: it takes a minute.
 */
@EnabledIfSystemProperty(named = "samtykke.cost", matches = "true")
class CostOfTheLogIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int TURNS = 10;
    private static final int READS = 300;
    private static final double MOST = 1.15;

    private final RequestLogging logging = AopTestUtils.getTargetObject(SERVER.bean(RequestLogging.class));
    private final UsageLog real = SERVER.bean(UsageLog.class);
    private final UsageLog none = new UsageLog(SERVER.bean(JdbcTemplate.class), SERVER.bean(SealKeys.class)) {
        @Override
        public void write(Collection<UsageEntry> entries) {
            // What a read costs without it is the question.
        }
    };

    @Test
    void is_small_beside_what_a_read_costs() {
        var citizen = People.citizen();
        var token = People.approvedToken(citizen, "patient/Patient.rs");
        var path = "/Patient/" + citizen.patient();
        readWith(real, path, token);
        readWith(none, path, token);

        var with = Duration.ZERO;
        var without = Duration.ZERO;
        for (int turn = 0; turn < TURNS; turn++) {
            with = with.plus(readWith(real, path, token));
            without = without.plus(readWith(none, path, token));
        }

        double ratio = (double) with.toNanos() / without.toNanos();
        System.out.printf(
                "Processor time of a read: %d µs with the log, %d µs without, ratio %.3f%n",
                perRead(with), perRead(without), ratio);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private Duration readWith(UsageLog log, String path, String token) {
        ReflectionTestUtils.setField(logging, "log", log);
        try {
            var before = processorTime();
            for (int read = 0; read < READS; read++) {
                assertThat(SERVER.get(path, token).status()).isEqualTo(200);
            }
            return processorTime().minus(before);
        } finally {
            ReflectionTestUtils.setField(logging, "log", real);
        }
    }

    private static Duration processorTime() {
        var server = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        var database = SERVER
                .bean(JdbcTemplate.class)
                .queryForList("select pid from pg_stat_activity where datname = current_database()", Long.class)
                .stream()
                .map(ProcessHandle::of)
                .flatMap(Optional::stream)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return database.plusNanos(server);
    }

    private static long perRead(Duration time) {
        return time.toNanos() / 1000 / TURNS / READS;
    }
}
