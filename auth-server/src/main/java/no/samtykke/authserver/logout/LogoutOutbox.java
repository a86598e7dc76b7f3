package no.samtykke.authserver.logout;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import no.samtykke.authserver.fhir.LogoutNotice;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.SessionEnded;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Log-outs on their way to the fhir-server. A notice is written in the transaction that ends the session, so none is
 * lost; it is delivered at once, and again until the fhir-server has confirmed: after 2, 4, 8 … up to 60 seconds.
 */
@Component
public class LogoutOutbox {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ENOUGH_DOUBLINGS = 6;
    private static final int AT_A_TIME = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final LogoutNotice notice;
    private final Clock clock;

    LogoutOutbox(JdbcClient jdbc, PlatformTransactionManager transactions, LogoutNotice notice, Clock clock) {
        this.jdbc = jdbc;
        own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.notice = notice;
        this.clock = clock;
    }

    @EventListener
    void write(SessionEnded ended) {
        jdbc.sql("insert into logout_notice (sid, created_at, next_try_at) values (:sid, :now, :now)"
                        + " on conflict (sid) do nothing")
                .param("sid", ended.sid())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    @TransactionalEventListener
    void deliverAtOnce(SessionEnded ended) {
        deliver(ended.sid());
    }

    @Scheduled(fixedDelayString = "2s")
    public void deliverWhatIsDue() {
        jdbc.sql("select sid from logout_notice where delivered_at is null and next_try_at <= :now"
                        + " order by next_try_at limit :limit")
                .param("now", SqlTime.of(clock.instant()))
                .param("limit", AT_A_TIME)
                .query(UUID.class)
                .list()
                .forEach(this::deliver);
    }

    /** Whether the fhir-server has confirmed that this session is over. */
    boolean isDelivered(UUID sid) {
        return jdbc.sql("select delivered_at is not null from logout_notice where sid = :sid")
                .param("sid", sid)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The row is locked meanwhile, so that two nodes do not deliver the same at the same time. */
    private void deliver(UUID sid) {
        own.executeWithoutResult(unused -> jdbc.sql("select attempts from logout_notice where sid = :sid"
                        + " and delivered_at is null for update skip locked")
                .param("sid", sid)
                .query(Integer.class)
                .optional()
                .ifPresent(attempts -> note(sid, attempts + 1, notice.deliver(sid))));
    }

    private void note(UUID sid, int attempts, boolean delivered) {
        var now = clock.instant();
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        jdbc.sql("update logout_notice set attempts = :attempts, next_try_at = :next, delivered_at = :delivered"
                        + " where sid = :sid")
                .param("attempts", attempts)
                .param("next", SqlTime.of(now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)))
                .param("delivered", delivered ? SqlTime.of(now) : null)
                .param("sid", sid)
                .update();
    }
}
