package no.samtykke.fhirserver.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks through the usage log, in the order in which it was committed, for uses by others of those who want to be told:
 * a read costs no statement more for it. One notice of it in a day, and none on a day with another.
 */
@Component
class UsesByOthers {

    private static final Logger LOG = LoggerFactory.getLogger(UsesByOthers.class);

    private static final Duration ONCE_IN = Duration.ofDays(1);

    private final JdbcClient database;
    private final NoticeChannel channel;
    private final TransactionTemplate own;
    private final Clock clock;

    UsesByOthers(JdbcClient database, NoticeChannel channel, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.channel = channel;
        this.own = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void lookInTime() {
        try {
            look();
        } catch (DataAccessException | TransactionException e) {
            LOG.error("The usage log was not looked through for notices; it is tried again", e);
        }
    }

    /**
     * Nothing that is looked through now is looked through again, also when nobody is told since nothing is offered.
     */
    void look() {
        own.executeWithoutResult(_ -> cursor().ifPresent(from -> {
            long to = settled();
            if (channel.isOffered()) {
                write(from, to);
            }
            database.sql("update samtykke.notice_cursor set tx = ?").param(to).update();
        }));
    }

    /** Empty while another node is at it. */
    private Optional<Long> cursor() {
        return database.sql("select tx from samtykke.notice_cursor for update skip locked")
                .query(Long.class)
                .optional();
    }

    /** No transaction before this one is under way. */
    private long settled() {
        return database.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    private void write(long from, long to) {
        database.sql("""
                        insert into samtykke.notice (id, patient_id, created_at, next_try_at)
                        select gen_random_uuid(), used.patient_id, :now, :now
                          from (select distinct patient_id from samtykke.usage_log
                                 where tx >= :from and tx < :to and kind in ('use', 'disclosure') and outcome = 0
                                   and actor_id is distinct from patient_id) used
                          join samtykke.notice_choice c
                            on c.patient_id = used.patient_id and c.occasion = :occasion and c.wanted
                         where not exists (select from samtykke.notice n
                                            where n.patient_id = used.patient_id
                                              and n.created_at > :yesterday)""")
                .param("now", Timestamp.from(clock.instant()))
                .param("yesterday", Timestamp.from(clock.instant().minus(ONCE_IN)))
                .param("from", from)
                .param("to", to)
                .param("occasion", Occasion.USE.code())
                .update();
    }
}
