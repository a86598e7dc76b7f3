package no.samtykke.fhirserver.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.changefeed.ChangeFeed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on its way. Whoever calls holds the lease of the subscription. */
@Component
class PushOutbox {

    /** Nothing older of the same person waits for another try, or was given up. */
    static final String MAY_BE_SENT = """
            d.received_at is null and d.given_up_at is null and d.next_try_at <= :now
               and not exists (
                   select from samtykke.setting_delivery e
                    where e.subscription_id = d.subscription_id and e.received_at is null and e.position < d.position
                      and coalesce(e.patient_id, e.consent_id) = coalesce(d.patient_id, d.consent_id)
                      and (e.given_up_at is not null or e.next_try_at > :now))""";

    private static final String PENDING = """
            select d.id, d.number, d.patient_id, d.consent_id, c.what,
                   coalesce(c.recorded_at, d.created_at) as recorded_at, d.created_at, d.attempts, d.told_at
              from samtykke.setting_delivery d
              left join samtykke.consent_change c on c.position = d.position""";

    private static final int FILLED_AT_ONCE = 1000;

    private final JdbcClient database;
    private final ChangeFeed feed;
    private final Clock clock;

    PushOutbox(JdbcClient database, ChangeFeed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * One change on its way.
     *
     * @param number event number
     * @param patientId empty once she is erased
     * @param what became of the setting; empty when the change is kept no more
     */
    record Pending(
            UUID id,
            long number,
            Optional<String> patientId,
            String consentId,
            Optional<String> what,
            Instant recordedAt,
            Instant createdAt,
            int attempts,
            boolean told) {

        private static Pending of(ResultSet row) throws SQLException {
            return new Pending(
                    row.getObject("id", UUID.class),
                    row.getLong("number"),
                    Optional.ofNullable(row.getString("patient_id")),
                    row.getString("consent_id"),
                    Optional.ofNullable(row.getString("what")),
                    instant(row, "recorded_at"),
                    instant(row, "created_at"),
                    row.getInt("attempts"),
                    row.getObject("told_at") != null);
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                    .toInstant();
        }

        /** Whose changes come in order. */
        String person() {
            return patientId.orElse(consentId);
        }
    }

    /** How far the feed goes: to be asked in a transaction of its own, since whoever else asks waits for it. */
    long last() {
        return feed.settle().last();
    }

    /** @return whether there is more to put in */
    boolean fill(SettingSubscription to, long last) {
        if (last <= to.position()) {
            return false;
        }
        var changes = feed.after(to.position(), last, List.of(to.kind()), FILLED_AT_ONCE);
        if (!changes.isEmpty()) {
            database.sql("""
                            insert into samtykke.setting_delivery
                            (id, subscription_id, position, number, patient_id, consent_id, what, created_at, next_try_at)
                            select gen_random_uuid(), ?, c.position, ? + row_number() over (order by c.position),
                                   c.patient_id, c.consent_id, c.what, ?, ?
                              from samtykke.consent_change c
                             where c.position = any (?)""")
                    .params(
                            to.id(),
                            to.events(),
                            now(),
                            now(),
                            changes.stream().map(change -> change.position()).toArray(Long[]::new))
                    .update();
        }
        boolean more = changes.size() == FILLED_AT_ONCE;
        database.sql("update samtykke.setting_subscription set position = ?, events = events + ? where id = ?")
                .params(more ? changes.getLast().position() : last, changes.size(), to.id())
                .update();
        return more;
    }

    /** The oldest that may be sent; several of one person in their order. */
    List<Pending> next(SettingSubscription to, int count) {
        return database.sql(PENDING + " where d.subscription_id = :id and " + MAY_BE_SENT
                        + " order by d.position limit :count")
                .param("id", to.id())
                .param("now", now())
                .param("count", count)
                .query((row, _) -> Pending.of(row))
                .list();
    }

    /** Events with these numbers, sent or not. */
    List<Pending> between(SettingSubscription to, long since, long until, int count) {
        return database.sql(
                        PENDING + " where d.subscription_id = ? and d.number between ? and ? order by d.number limit ?")
                .params(to.id(), since, until, count)
                .query((row, _) -> Pending.of(row))
                .list();
    }

    void told(Collection<Pending> some) {
        database.sql("update samtykke.setting_delivery set told_at = ? where id = any (?)")
                .params(now(), ids(some))
                .update();
    }

    void received(Collection<Pending> some, Instant when) {
        if (!some.isEmpty()) {
            database.sql("""
                            update samtykke.setting_delivery
                               set attempts = attempts + 1, received_at = coalesce(received_at, ?), given_up_at = null
                             where id = any (?)""").params(when.atOffset(ZoneOffset.UTC), ids(some)).update();
        }
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

    /** What became of the greeting, unless the subscription was changed meanwhile. */
    void greeted(SettingSubscription subscription, String status) {
        database.sql("update samtykke.setting_subscription set status = ?, attempts = 0 where id = ? and version = ?")
                .params(status, subscription.id(), subscription.version())
                .update();
    }

    private static UUID[] ids(Collection<Pending> some) {
        return some.stream().map(Pending::id).toArray(UUID[]::new);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
