package no.samtykke.fhirserver.erasure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what has been kept for its time, of people who stay. The periods are those of {@link RetentionSchedule}. */
@Component
class RetentionRun {

    private static final int AT_A_TIME = 200;

    /** From the front, so that whoever stands behind what is left has missed nothing. */
    private static final String FORGET_CHANGES = """
            with over as (select max(position) as position from samtykke.consent_change where recorded_at < ?),
                 gone as (delete from samtykke.consent_change c using over where c.position <= over.position)
            update samtykke.consent_change_order
               set forgotten = greatest(forgotten, (select position from over))""";

    private final JdbcClient database;
    private final StoredResources stored;
    private final Expunge expunge;
    private final RetentionPeriods periods;
    private final TransactionTemplate own;
    private final Clock clock;

    RetentionRun(
            JdbcClient database,
            StoredResources stored,
            Expunge expunge,
            RetentionPeriods periods,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.database = database;
        this.stored = stored;
        this.expunge = expunge;
        this.periods = periods;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    void removeWhatIsOver() {
        own.executeWithoutResult(_ -> removeRows());
        while (removeSomeDeleted() || removeSomeForms()) {
            // Each part in a transaction of its own.
        }
    }

    private void removeRows() {
        delete("delete from samtykke.login_session where ended_at < ?", periods.endedSessions());
        delete("delete from samtykke.kjernejournal_notice where delivered_at < ?", periods.deliveredNotices());
        delete(FORGET_CHANGES, periods.settingChanges());
        delete("delete from samtykke.setting_delivery where received_at < ?", periods.settingChanges());
    }

    private boolean removeSomeDeleted() {
        return Boolean.TRUE.equals(own.execute(_ -> {
            var over = stored.deletedBefore(endOf(periods.deleted()), AT_A_TIME);
            expunge.remove(over);
            return over.size() == AT_A_TIME;
        }));
    }

    /** The Consent that a form changed tells afterwards that there was one, and no more. */
    private boolean removeSomeForms() {
        return Boolean.TRUE.equals(own.execute(_ -> {
            var over = database.sql("""
                            delete from samtykke.received_form where task_id in (
                                select task_id from samtykke.received_form where decided_at < ? limit ?)
                            returning task_id, form_id""")
                    .params(Timestamp.from(endOf(periods.handledForms())), AT_A_TIME)
                    .query((row, _) -> List.of(row.getString("task_id"), row.getString("form_id")))
                    .list();
            expunge.remove(over.stream()
                    .flatMap(form -> List.of(
                            stored.find("Task", form.getFirst()), stored.find("QuestionnaireResponse", form.getLast()))
                            .stream())
                    .flatMap(found -> found.stream())
                    .toList());
            return over.size() == AT_A_TIME;
        }));
    }

    private void delete(String sql, Period kept) {
        database.sql(sql).param(Timestamp.from(endOf(kept))).update();
    }

    /** What is older has been kept for whole days. */
    private Instant endOf(Period kept) {
        return LocalDate.now(clock).minus(kept).atStartOfDay(clock.getZone()).toInstant();
    }
}
