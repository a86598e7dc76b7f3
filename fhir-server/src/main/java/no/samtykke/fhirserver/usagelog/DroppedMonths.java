package no.samtykke.fhirserver.usagelog;

import no.samtykke.fhirserver.seal.LogRetention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drops the months of the log that have been kept as long as they are to be, and what sealed them, every night. */
@Component
class DroppedMonths {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedMonths.class);

    private final JdbcTemplate jdbc;
    private final LogRetention retention;

    DroppedMonths(JdbcTemplate jdbc, LogRetention retention) {
        this.jdbc = jdbc;
        this.retention = retention;
    }

    /** What cannot be dropped now, since the log is in use, is dropped another night. */
    @Scheduled(cron = "0 37 3 * * *", zone = "Europe/Oslo")
    void drop() {
        try {
            Integer dropped = jdbc.queryForObject(
                    "select samtykke.drop_usage_log_partitions(?)", Integer.class, retention.firstDay());
            jdbc.queryForObject(
                    "select samtykke.forget_usage_log_leaves(?::timestamp at time zone 'UTC')",
                    Integer.class,
                    retention.firstDay());
            LOG.info("Months of the usage log that were dropped: {}", dropped);
        } catch (DataAccessException e) {
            LOG.error("The usage log was kept for longer than it is to be; it is tried again", e);
        }
    }
}
