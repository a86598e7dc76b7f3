package no.samtykke.fhirserver.push;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.changefeed.ChangeFeed;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Caller.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who subscribes to what. */
@Component
class Subscriptions {

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
    record Standing(SettingSubscription subscription, int waiting, int givenUp) {}

    /** From the next change on. The same again changes what is sent, and nothing else. */
    void begin(BackendService system, String clientName, SettingKind kind, String endpoint, boolean whole) {
        var now = OffsetDateTime.now(clock);
        database.sql("""
                        insert into samtykke.setting_subscription
                        (id, client_id, organisation, client_name, endpoint, category, controller, whole, position,
                         created_at, next_try_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (client_id, category, coalesce(controller, ''), endpoint)
                        do update set whole = excluded.whole, organisation = excluded.organisation,
                                      client_name = excluded.client_name""")
                .params(
                        UUID.randomUUID(),
                        system.clientId(),
                        system.organisation().map(Organisation::number).orElse(null),
                        clientName,
                        endpoint,
                        kind.category().code(),
                        kind.controller().orElse(null),
                        whole,
                        feed.settle().last(),
                        now,
                        now)
                .update();
    }

    /** What is on its way is sent no more. */
    void end(BackendService system, SettingKind kind, String endpoint) {
        database.sql("""
                        delete from samtykke.setting_subscription
                         where client_id = ? and category = ? and coalesce(controller, '') = ? and endpoint = ?""")
                .params(
                        system.clientId(),
                        kind.category().code(),
                        kind.controller().orElse(""),
                        endpoint)
                .update();
    }

    List<Standing> of(String clientId) {
        return database.sql("""
                        select s.*, w.waiting, w.given_up from samtykke.setting_subscription s,
                               lateral (select count(*) filter (where given_up_at is null) as waiting,
                                               count(*) filter (where given_up_at is not null) as given_up
                                          from samtykke.setting_delivery
                                         where subscription_id = s.id and received_at is null) w
                         where s.client_id = ? order by s.created_at, s.id""")
                .param(clientId)
                .query((row, _) ->
                        new Standing(SettingSubscription.of(row), row.getInt("waiting"), row.getInt("given_up")))
                .list();
    }
}
