package no.samtykke.fhirserver.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.changefeed.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Subscriptions and what is on its way to them. */
@Component
class PushOutbox {

    private static final String NEXT = """
            select d.id, d.position, d.created_at, d.attempts from samtykke.setting_delivery d
             where d.subscription_id = ? and d.received_at is null and d.given_up_at is null and d.next_try_at <= ?
               and not exists (
                   select from samtykke.setting_delivery e
                    where e.subscription_id = d.subscription_id and e.received_at is null and e.position < d.position
                      and coalesce(e.patient_id, e.consent_id) = coalesce(d.patient_id, d.consent_id))
             order by d.position limit 1""";

    /** One change on its way. */
    record Pending(UUID id, long position, Instant createdAt, int attempts) {}

    private final JdbcClient database;
    private final Clock clock;

    PushOutbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<UUID> due() {
        return database.sql("select id from samtykke.setting_subscription where next_try_at <= ? order by next_try_at")
                .param(now())
                .query(UUID.class)
                .list();
    }

    /** Locked until the commit; empty when another node has it, or it is not there any more. */
    Optional<SettingSubscription> take(UUID subscription) {
        return database.sql("select * from samtykke.setting_subscription where id = ? for update skip locked")
                .param(subscription)
                .query((row, _) -> SettingSubscription.of(row))
                .optional();
    }

    void add(SettingSubscription to, Change change) {
        database.sql("""
                        insert into samtykke.setting_delivery
                        (id, subscription_id, position, patient_id, consent_id, what, created_at, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        to.id(),
                        change.position(),
                        change.patientId().orElse(null),
                        change.consentId(),
                        change.what().code(),
                        now(),
                        now())
                .update();
    }

    void filledUpTo(SettingSubscription subscription, long position) {
        database.sql("update samtykke.setting_subscription set position = ? where id = ?")
                .params(position, subscription.id())
                .update();
    }

    /** The oldest that may be sent: nothing older of the same person is on its way or given up. */
    Optional<Pending> next(SettingSubscription to) {
        return database.sql(NEXT)
                .params(to.id(), now())
                .query((row, _) -> new Pending(
                        row.getObject("id", UUID.class),
                        row.getLong("position"),
                        Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                                .toInstant(),
                        row.getInt("attempts")))
                .optional();
    }

    void received(SettingSubscription by, Pending one) {
        database.sql("update samtykke.setting_delivery set attempts = attempts + 1, received_at = ? where id = ?")
                .params(now(), one.id())
                .update();
        waits(by, 0, Duration.ZERO);
    }

    void tryAgain(Pending one, Duration in) {
        database.sql("update samtykke.setting_delivery set attempts = attempts + 1, next_try_at = ? where id = ?")
                .params(now().plus(in), one.id())
                .update();
    }

    void giveUp(Pending one) {
        database.sql("update samtykke.setting_delivery set attempts = attempts + 1, given_up_at = ? where id = ?")
                .params(now(), one.id())
                .update();
    }

    void waits(SettingSubscription subscription, int attempts, Duration in) {
        database.sql("update samtykke.setting_subscription set attempts = ?, next_try_at = ? where id = ?")
                .params(attempts, now().plus(in), subscription.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
