package no.samtykke.fhirserver.erasure;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Erases those whose day has come, and what has been kept for its time: every night, on one node. */
@Component
class ErasureRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureRuns.class);

    private final JdbcClient database;
    private final TransactionTemplate whole;
    private final DuePeople due;
    private final ErasurePlans plans;
    private final Erasing erasing;
    private final RetentionRun retention;

    /**
     * What a run did of one person, or would do.
     *
     * @param plan empty when nothing went, since something held her back or it failed
     * @param stays why nothing went
     */
    record Outcome(String patientId, Optional<ErasurePlan> plan, Optional<String> stays) {}

    ErasureRuns(
            JdbcClient database,
            PlatformTransactionManager transactions,
            DuePeople due,
            ErasurePlans plans,
            Erasing erasing,
            RetentionRun retention) {
        this.database = database;
        this.whole = new TransactionTemplate(transactions);
        this.due = due;
        this.plans = plans;
        this.erasing = erasing;
        this.retention = retention;
    }

    @Scheduled(cron = "${samtykke.retention.run-at:0 47 2 * * *}", zone = "Europe/Oslo")
    void nightly() {
        run(ErasureRequester.SERVER);
    }

    /** @return empty when another node or request is at it */
    Optional<List<Outcome>> run(ErasureRequester by) {
        return alone(() -> {
            retention.removeWhatIsOver();
            return due.all().stream().map(patient -> erase(patient, by)).toList();
        });
    }

    List<Outcome> plan() {
        return due.all().stream()
                .map(patient -> stays(patient)
                        .map(why -> new Outcome(patient, Optional.empty(), Optional.of(why)))
                        .orElseGet(() -> new Outcome(patient, plans.of(patient), Optional.empty())))
                .toList();
    }

    /** Of many, one that cannot be erased stops no other; the next night tries again. */
    private Outcome erase(String patient, ErasureRequester by) {
        try {
            var plan = erasing.erase(patient, by);
            return new Outcome(patient, plan, plan.isPresent() ? Optional.empty() : stays(patient));
        } catch (RuntimeException failed) {
            LOG.error(
                    "A person whose day had come was not erased: {}",
                    failed.getClass().getName());
            return new Outcome(patient, Optional.empty(), Optional.of("failed"));
        }
    }

    private Optional<String> stays(String patient) {
        return due.obstacle(patient).map(DuePeople.Obstacle::code);
    }

    /** One connection holds the lock of all nodes meanwhile. */
    private Optional<List<Outcome>> alone(Supplier<List<Outcome>> work) {
        return Optional.ofNullable(whole.execute(_ -> isFirst() ? work.get() : null));
    }

    private boolean isFirst() {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended('samtykke.erasure', 1))")
                .query(Boolean.class)
                .single();
    }
}
