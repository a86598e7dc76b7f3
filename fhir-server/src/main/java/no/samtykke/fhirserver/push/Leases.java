package no.samtykke.fhirserver.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which node sends to a subscription. A lease is for a time: what a node that died held is taken over by another. It is
 * counted from before the database was asked, by the clock of the node, so clocks of nodes need not agree.
 */
@Component
class Leases {

    /** A turn of sending, one answer that is waited for, and time to note it. */
    private static final Duration BESIDES_AN_ANSWER = Duration.ofSeconds(5);

    private static final String DUE = """
            select s.id from samtykke.setting_subscription s, samtykke.consent_change_order o
             where s.status in ('requested', 'active') and s.next_try_at <= :now
               and (s.lease is null or s.leased_until < clock_timestamp())
               and (s.status = 'requested' or s.position < o.last
                    or exists (select from samtykke.consent_change where position is null)
                    or exists (select from samtykke.setting_delivery d
                                where d.subscription_id = s.id and\s""" + PushOutbox.MAY_BE_SENT + "))";

    private final JdbcClient database;
    private final Duration length;
    private final Clock clock;

    Leases(JdbcClient database, PushProperties properties, Clock clock) {
        this.database = database;
        this.length = properties.timeout().plus(BESIDES_AN_ANSWER);
        this.clock = clock;
    }

    /** Of one turn of one node. */
    record Lease(UUID subscription, UUID holder) {}

    /** @param until no sending may go on longer than that */
    record Held(SettingSubscription subscription, Instant until) {}

    /** The subscriptions for which there is something to do now, and nobody at it. */
    List<UUID> due() {
        return database.sql(DUE + " order by s.next_try_at, s.id")
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    boolean isDue(UUID subscription) {
        return database.sql(DUE + " and s.id = :id")
                .param("now", now())
                .param("id", subscription)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Empty when another has it. */
    Optional<Lease> take(UUID subscription) {
        var lease = new Lease(subscription, UUID.randomUUID());
        int taken = database.sql("""
                        update samtykke.setting_subscription
                           set lease = ?, leased_until = clock_timestamp() + make_interval(secs => ?)
                         where id = ? and (lease is null or leased_until < clock_timestamp())""")
                .params(lease.holder(), length.toSeconds(), subscription)
                .update();
        return taken > 0 ? Optional.of(lease) : Optional.empty();
    }

    /** For as long again, with the subscription as it stands now; empty when it was lost, or nothing is to be sent. */
    Optional<Held> renew(Lease lease) {
        var until = clock.instant().plus(length);
        return database.sql("""
                        update samtykke.setting_subscription
                           set leased_until = clock_timestamp() + make_interval(secs => ?)
                         where id = ? and lease = ? and status in ('requested', 'active') and next_try_at <= ?
                        returning *""")
                .params(length.toSeconds(), lease.subscription(), lease.holder(), now())
                .query((row, _) -> new Held(SettingSubscription.of(row), until))
                .optional();
    }

    void giveBack(Lease lease) {
        database.sql("update samtykke.setting_subscription set lease = null, leased_until = null"
                        + " where id = ? and lease = ?")
                .params(lease.subscription(), lease.holder())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
