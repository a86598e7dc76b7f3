package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.changefeed.ChangeFeed;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who subscribes to what. Each system sees its own, and of others not that they are there. */
@Component
class Subscriptions {

    private static final String OF_SYSTEM = "client_id = ? and coalesce(organisation, '') = ?";

    private static final String STANDING = """
            select s.*, w.filled + n.new as waiting, w.given_up from samtykke.setting_subscription s,
                   lateral (select count(*) filter (where given_up_at is null) as filled,
                                   count(*) filter (where given_up_at is not null) as given_up
                              from samtykke.setting_delivery
                             where subscription_id = s.id and received_at is null) w,
                   lateral (select count(*) as new from samtykke.consent_change c
                             where s.status <> 'off' and c.category = s.category
                               and c.controller is not distinct from s.controller
                               and (c.position is null or c.position > s.position)) n""";

    private final JdbcClient database;
    private final ChangeFeed feed;
    private final Clock clock;

    Subscriptions(JdbcClient database, ChangeFeed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * A subscription as it stands.
     *
     * @param waiting how many changes are on their way
     * @param givenUp how many were given up, and are sent when the operator says so
     */
    record Standing(SettingSubscription subscription, int waiting, int givenUp) {

        private static Standing of(ResultSet row, int number) throws SQLException {
            return new Standing(SettingSubscription.of(row), row.getInt("waiting"), row.getInt("given_up"));
        }
    }

    /** From the next change on. */
    UUID begin(BackendService system, String clientName, SubscriptionWish wish) {
        var id = UUID.randomUUID();
        var now = now();
        try {
            database.sql("""
                            insert into samtykke.setting_subscription
                            (id, client_id, organisation, client_name, endpoint, category, controller, by_topic,
                             content, status, position, created_at, changed_at, started_at, next_try_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested', ?, ?, ?, ?, ?)""")
                    .params(
                            id,
                            system.clientId(),
                            system.organisationNumber().orElse(null),
                            clientName,
                            wish.endpoint(),
                            wish.kind().category().code(),
                            wish.kind().controller().orElse(null),
                            wish.byTopic(),
                            wish.content().code(),
                            feed.settle().last(),
                            now,
                            now,
                            now,
                            now)
                    .update();
            return id;
        } catch (DuplicateKeyException _) {
            throw twice();
        }
    }

    /**
     * What is on its way goes to where it stands now, after a greeting there. One that was off begins anew, from the
     * next change on.
     */
    @Transactional
    public void change(SettingSubscription old, String clientName, SubscriptionWish wish) {
        boolean off = wish.status() == SubscriptionStatus.OFF;
        boolean begins = !off && old.status() == SubscriptionStatus.OFF;
        if (off) {
            database.sql("delete from samtykke.setting_delivery where subscription_id = ? and received_at is null")
                    .param(old.id())
                    .update();
        }
        try {
            database.sql("""
                            update samtykke.setting_subscription
                               set client_name = ?, endpoint = ?, by_topic = ?, content = ?, status = ?,
                                   position = coalesce(?, position), version = version + 1, changed_at = ?,
                                   started_at = case when ? then ? else started_at end, attempts = 0, next_try_at = ?
                             where id = ?""")
                    .params(
                            clientName,
                            wish.endpoint(),
                            wish.byTopic(),
                            wish.content().code(),
                            off ? "off" : "requested",
                            begins ? feed.settle().last() : null,
                            now(),
                            begins,
                            now(),
                            now(),
                            old.id())
                    .update();
        } catch (DuplicateKeyException _) {
            throw twice();
        }
    }

    /** What is on its way is sent no more. */
    boolean end(BackendService system, UUID id) {
        return database.sql("delete from samtykke.setting_subscription where " + OF_SYSTEM + " and id = ?")
                        .params(system.clientId(), organisation(system), id)
                        .update()
                > 0;
    }

    Optional<Standing> one(BackendService system, UUID id) {
        return of(system).stream()
                .filter(standing -> standing.subscription().id().equals(id))
                .findFirst();
    }

    List<Standing> of(BackendService system) {
        return database.sql(STANDING + " where " + OF_SYSTEM + " order by s.created_at, s.id")
                .params(system.clientId(), organisation(system))
                .query(Standing::of)
                .list();
    }

    /** Of all systems, for staff. */
    List<Standing> all() {
        return database.sql(STANDING + " order by s.client_name, s.id")
                .query(Standing::of)
                .list();
    }

    private static String organisation(BackendService system) {
        return system.organisationNumber().orElse("");
    }

    private static ResourceVersionConflictException twice() {
        return new ResourceVersionConflictException("A Subscription to this kind and endpoint stands already");
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
