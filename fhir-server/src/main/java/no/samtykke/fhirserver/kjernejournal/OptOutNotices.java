package no.samtykke.fhirserver.kjernejournal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import no.samtykke.fhirserver.login.PatientIdentities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opt-outs that the source has to hear of. One that it has not confirmed is told again after 2, 4, 8 … up to 60
 * seconds, by whichever node, until it has.
 */
@Component
class OptOutNotices {

    private static final Logger LOG = LoggerFactory.getLogger(OptOutNotices.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ENOUGH_DOUBLINGS = 6;
    private static final int AT_A_TIME = 20;

    private record Due(String patient, int attempts) {}

    private final JdbcClient database;
    private final TransactionTemplate own;
    private final PatientIdentities identities;
    private final SummaryCareRecord source;
    private final Clock clock;

    OptOutNotices(
            JdbcClient database,
            PlatformTransactionManager transactions,
            PatientIdentities identities,
            SummaryCareRecord source,
            Clock clock) {
        this.database = database;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.identities = identities;
        this.source = source;
        this.clock = clock;
    }

    /** Writes a notice down, in the transaction of the opt-out. */
    UUID write(String patient) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into samtykke.kjernejournal_notice (id, patient_id, created_at, next_try_at)
                        values (?, ?, ?, ?)""").params(id, patient, now(), now()).update();
        return id;
    }

    /** What has not been told need not be told any more. Waits for a node that is just telling it. */
    void forget(String patient) {
        database.sql("delete from samtykke.kjernejournal_notice where patient_id = ? and delivered_at is null")
                .param(patient)
                .update();
    }

    /**
     * Tells the source now. Waits for a node that is just telling it.
     *
     * @return whether it has confirmed
     */
    boolean deliver(UUID id) {
        send(id, "");
        return database.sql("select delivered_at is not null from samtykke.kjernejournal_notice where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void deliverWhatIsDue() {
        if (!source.isOffered()) {
            return;
        }
        database.sql("""
                        select id from samtykke.kjernejournal_notice where delivered_at is null and next_try_at <= ?
                         order by next_try_at limit ?""").params(now(), AT_A_TIME).query(UUID.class).list().forEach(id -> send(id, " skip locked"));
    }

    /** The row is locked meanwhile, so that two nodes do not tell the same at the same time. */
    private void send(UUID id, String whenLocked) {
        own.executeWithoutResult(_ -> database.sql("""
                        select patient_id, attempts from samtykke.kjernejournal_notice
                         where id = ? and delivered_at is null for update""" + whenLocked)
                .param(id)
                .query((row, _) -> new Due(row.getString("patient_id"), row.getInt("attempts")))
                .optional()
                .ifPresent(due -> note(id, due.attempts() + 1, isConfirmed(due.patient()))));
    }

    private boolean isConfirmed(String patient) {
        try {
            source.tell(
                    SummaryCareRecord.Change.OPT_OUT,
                    identities.numberOf(patient).orElseThrow());
            return true;
        } catch (SourceUnavailable unavailable) {
            LOG.warn("The source of the summary care record was not told of an opt-out: {}", unavailable.getMessage());
            return false;
        }
    }

    private void note(UUID id, int attempts, boolean delivered) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        var next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        database.sql("""
                        update samtykke.kjernejournal_notice
                           set attempts = :attempts, next_try_at = :next, delivered_at = :delivered where id = :id""")
                .param("attempts", attempts)
                .param("next", Timestamp.from(next))
                .param("delivered", delivered ? now() : null)
                .param("id", id)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
