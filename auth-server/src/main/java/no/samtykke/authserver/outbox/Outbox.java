package no.samtykke.authserver.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices on their way, in a table with {@code id}, {@code created_at}, {@code attempts}, {@code next_try_at} and
 * {@code delivered_at}. One that is not confirmed is sent again after 2, 4, 8 … up to 60 seconds, by whichever node.
 * The other side must bear to be told twice.
 */
public final class Outbox {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ENOUGH_DOUBLINGS = 6;
    private static final int AT_A_TIME = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final Clock clock;
    private final String table;
    private final Predicate<UUID> delivery;

    /**
     * @param table name of the table, a constant of the caller's
     * @param delivery sends the notice of that id, and says whether it was confirmed
     */
    public Outbox(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            String table,
            Predicate<UUID> delivery) {
        this.jdbc = jdbc;
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.table = table;
        this.delivery = delivery;
    }

    /** Writes a notice down, in the transaction of the change it tells of. Writing it twice does nothing. */
    public void write(UUID id) {
        jdbc.sql("insert into " + table + " (id, created_at, next_try_at) values (:id, :now, :now)"
                        + " on conflict (id) do nothing")
                .param("id", id)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    /**
     * Sends a notice now, unless it has been delivered. Waits for a node that is just sending it.
     *
     * @return whether it is delivered
     */
    public boolean deliver(UUID id) {
        send(id, "");
        return isDelivered(id);
    }

    /** Sends what was not confirmed and is due again, some at a time. */
    public void deliverWhatIsDue() {
        jdbc.sql("select id from " + table + " where delivered_at is null and next_try_at <= :now"
                        + " order by next_try_at limit :limit")
                .param("now", SqlTime.of(clock.instant()))
                .param("limit", AT_A_TIME)
                .query(UUID.class)
                .list()
                .forEach(id -> send(id, " skip locked"));
    }

    private boolean isDelivered(UUID id) {
        return jdbc.sql("select count(*) from " + table + " where id = :id and delivered_at is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The row is locked meanwhile, so that two nodes do not send the same at the same time. */
    private void send(UUID id, String whenLocked) {
        own.executeWithoutResult(unused -> jdbc.sql("select attempts from " + table
                        + " where id = :id and delivered_at is null for update" + whenLocked)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .ifPresent(attempts -> note(id, attempts + 1, delivery.test(id))));
    }

    private void note(UUID id, int attempts, boolean delivered) {
        var now = clock.instant();
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        jdbc.sql("update " + table + " set attempts = :attempts, next_try_at = :next, delivered_at = :delivered"
                        + " where id = :id")
                .param("attempts", attempts)
                .param("next", SqlTime.of(now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)))
                .param("delivered", delivered ? SqlTime.of(now) : null)
                .param("id", id)
                .update();
    }
}
