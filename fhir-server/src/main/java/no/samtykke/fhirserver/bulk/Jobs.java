package no.samtykke.fhirserver.bulk;

import java.time.Clock;
import java.time.OffsetDateTime;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many jobs of one sort a system may have, and for how long one is known. */
@Component
class Jobs {

    /** One beginning at a time for each system, so that two at once are counted both. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext(?), hashtext(?))";

    private final JdbcClient database;
    private final BulkProperties properties;
    private final Clock clock;

    Jobs(JdbcClient database, BulkProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * To be asked in the transaction that begins the job.
     *
     * @param table of ours in which jobs of that sort are kept
     */
    boolean mayBegin(String table, BackendService system) {
        database.sql(ONE_AT_A_TIME).params(table, system.clientId()).query(row -> {});
        int standing = database.sql(
                        "select count(*) from samtykke." + table + " where client_id = ? and created_at > ?")
                .params(system.clientId(), forgotten())
                .query(Integer.class)
                .single();
        return standing < properties.jobsPerClient();
    }

    /** Whatever began then or before is known no more. */
    OffsetDateTime forgotten() {
        return OffsetDateTime.now(clock).minus(properties.keep());
    }
}
