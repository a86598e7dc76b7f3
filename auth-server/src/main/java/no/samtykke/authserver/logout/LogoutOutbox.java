package no.samtykke.authserver.logout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.SessionEnded;
import no.samtykke.authserver.token.Grants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Log-outs on their way to the fhir-server and to the apps of the session that registered for it, in the database.
 *
 * <p>A notice is written in the transaction that ends the session, so none is lost. It is tried at once, and again
 * after 2, 4, 8 … up to 60 seconds. The fhir-server is told until it has confirmed; an app for an hour.
 */
@Component
class LogoutOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(LogoutOutbox.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);
    private static final Duration APPS_ARE_TOLD_FOR = Duration.ofHours(1);
    private static final int ENOUGH_DOUBLINGS = 6;
    private static final int AT_A_TIME = 20;
    private static final String OPEN = " delivered_at is null and given_up_at is null ";

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Clients clients;
    private final Clock clock;

    LogoutOutbox(JdbcClient jdbc, Grants grants, Clients clients, Clock clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.clients = clients;
        this.clock = clock;
    }

    @EventListener
    void write(SessionEnded ended) {
        receiversOf(ended.sid())
                .forEach(receiver -> jdbc.sql("insert into logout_notice"
                                + " (sid, receiver, subject, created_at, next_try_at)"
                                + " values (:sid, :receiver, :subject, :now, :now)"
                                + " on conflict (sid, receiver) do nothing")
                        .param("sid", receiver.sid())
                        .param("receiver", receiver.clientId())
                        .param("subject", receiver.subject().orElse(null))
                        .param("now", SqlTime.of(clock.instant()))
                        .update());
    }

    private Stream<Receiver> receiversOf(UUID sid) {
        var apps = grants.holdersIn(sid).stream()
                .filter(holder -> clients.findApp(holder.clientId())
                        .flatMap(Client.CitizenApp::backchannelLogoutUri)
                        .isPresent())
                .map(holder -> new Receiver(sid, holder.clientId(), Optional.of(holder.subject())));
        return Stream.concat(Stream.of(Receiver.fhirServer(sid)), apps);
    }

    /** Who has not heard of this session's end yet. */
    List<Receiver> openOf(UUID sid) {
        return jdbc.sql("select sid, receiver, subject from logout_notice where sid = :sid and" + OPEN)
                .param("sid", sid)
                .query(LogoutOutbox::read)
                .list();
    }

    /** Whose turn it is: the fhir-server first, and no receiver so often that the others wait for it. */
    List<Receiver> due() {
        return jdbc.sql("select sid, receiver, subject from (select sid, receiver, subject, next_try_at,"
                        + " row_number() over (partition by receiver order by next_try_at) as turn from logout_notice"
                        + " where" + OPEN + "and next_try_at <= :now) as one"
                        + " order by receiver <> '', turn, next_try_at limit :limit")
                .param("now", SqlTime.of(clock.instant()))
                .param("limit", AT_A_TIME)
                .query(LogoutOutbox::read)
                .list();
    }

    /** Takes a notice for one try. False when it was delivered meanwhile, or someone else is trying. */
    boolean claim(Receiver receiver) {
        var now = clock.instant();
        return jdbc.sql("update logout_notice set attempts = attempts + 1, next_try_at = :later"
                                + " where sid = :sid and receiver = :receiver and" + OPEN
                                + "and (attempts = 0 or next_try_at <= :now)")
                        .param("later", SqlTime.of(now.plus(UNDER_WAY)))
                        .param("sid", receiver.sid())
                        .param("receiver", receiver.clientId())
                        .param("now", SqlTime.of(now))
                        .update()
                == 1;
    }

    void delivered(Receiver receiver) {
        set("delivered_at = :now", receiver);
    }

    /** Puts off the next try, or gives up telling an app that has been silent for too long. */
    void failed(Receiver receiver) {
        var attempt = jdbc.sql(
                        "select attempts, created_at from logout_notice where sid = :sid and receiver = :receiver")
                .param("sid", receiver.sid())
                .param("receiver", receiver.clientId())
                .query((row, unused) -> new Attempt(row.getInt("attempts"), SqlTime.in(row, "created_at")))
                .single();
        var now = clock.instant();
        if (!receiver.isFhirServer() && attempt.firstAt().isBefore(now.minus(APPS_ARE_TOLD_FOR))) {
            LOG.warn("The app {} was not told of a log-out: it has not confirmed for an hour", receiver.clientId());
            set("given_up_at = :now", receiver);
            return;
        }
        jdbc.sql("update logout_notice set next_try_at = :next where sid = :sid and receiver = :receiver and" + OPEN)
                .param("next", SqlTime.of(now.plus(waitAfter(attempt.number()))))
                .param("sid", receiver.sid())
                .param("receiver", receiver.clientId())
                .update();
    }

    private record Attempt(int number, Instant firstAt) {}

    private static Duration waitAfter(int attempts) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void set(String what, Receiver receiver) {
        jdbc.sql("update logout_notice set " + what + " where sid = :sid and receiver = :receiver")
                .param("now", SqlTime.of(clock.instant()))
                .param("sid", receiver.sid())
                .param("receiver", receiver.clientId())
                .update();
    }

    private static Receiver read(ResultSet row, int number) throws SQLException {
        return new Receiver(
                row.getObject("sid", UUID.class),
                row.getString("receiver"),
                Optional.ofNullable(row.getObject("subject", UUID.class)));
    }
}
