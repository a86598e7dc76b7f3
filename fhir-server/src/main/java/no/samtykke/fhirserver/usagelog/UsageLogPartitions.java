package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import no.samtykke.fhirserver.seal.LogRetention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the log's partitions of this and the next three months, at start and every night, and drops every night those
 * of the months that are past what {@link UsageLogProperties} keeps.
 */
@Component
class UsageLogPartitions {

    private static final Logger log = LoggerFactory.getLogger(UsageLogPartitions.class);
    private static final int MONTHS_AHEAD = 3;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final UsageLogProperties properties;
    private final LogRetention retention;

    UsageLogPartitions(JdbcTemplate jdbc, Clock clock, UsageLogProperties properties, LogRetention retention) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.retention = retention;
    }

    /** A failure stops nothing: the default partition takes the entries meanwhile. */
    @EventListener(ApplicationStartedEvent.class)
    @Scheduled(cron = "0 17 3 * * *", zone = "Europe/Oslo")
    void ensure() {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        try {
            jdbc.queryForObject(
                    "select samtykke.ensure_usage_log_partitions(?, ?)",
                    Integer.class,
                    today,
                    today.plusMonths(MONTHS_AHEAD));
        } catch (DataAccessException e) {
            log.error("No partitions of the usage log were made; the default partition takes its entries", e);
        }
    }

    /** A failure is tried again the next night: what is kept a day too long is found in the log of the server. */
    @Scheduled(cron = "0 47 3 * * *", zone = "Europe/Oslo")
    void dropOld() {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        try {
            Integer dropped = jdbc.queryForObject(
                    "select samtykke.drop_usage_log_partitions(?, ?)",
                    Integer.class,
                    today.minus(properties.keep()),
                    today.minus(properties.keepTechnical()));
            // Checkpoints stay; what is needed to check the entries goes with them.
            jdbc.queryForObject(
                    "select samtykke.forget_usage_log_leaves(?::timestamp at time zone 'UTC')",
                    Integer.class,
                    retention.firstDay());
            log.info("Partitions of the usage log that were dropped: {}", dropped);
        } catch (DataAccessException e) {
            log.error("No old partitions of the usage log were dropped", e);
        }
    }
}
