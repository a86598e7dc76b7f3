package no.samtykke.authserver.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.samtykke.authserver.launchcontext.LaunchContext;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.PersonSubjects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The launches that are under way, in the database. Each belongs to the browser that first opened it and lives 30
 * minutes; when it is over, whether she said yes or no, its row is gone.
 */
@Component
public class Launches {

    static final Duration LIFE = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final PersonSubjects subjects;
    private final Clock clock;

    Launches(JdbcClient jdbc, ObjectMapper json, PersonSubjects subjects, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * She wants to come to a page of ours, which must know who she is.
     *
     * @param page its absolute address
     * @param fresh whether she has to log in at ID-porten now, even if she is logged in
     */
    public Launch beginForOwnPage(URI page, boolean fresh) {
        return begin(AppRequest.ofOwnPage(page, fresh), Optional.empty());
    }

    Launch begin(AppRequest request, Optional<LaunchContext> context) {
        var launch = new Launch(Secret.fresh(), request, Progress.none(), context);
        jdbc.sql("insert into launch (handle, request, progress, context, created_at)"
                        + " values (:handle, :request, :progress, :context, :now)")
                .param("handle", launch.handle())
                .param("request", write(request))
                .param("progress", write(launch.progress()))
                .param("context", context.map(this::write).orElse(null))
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return launch;
    }

    /** The launch of that handle, if it lives and is this browser's. The first browser to ask makes it its own. */
    @Transactional
    public Optional<Launch> find(String handle, String browser) {
        return jdbc.sql("update launch set browser = :browser where handle = :handle and created_at > :since"
                        + " and (browser is null or browser = :browser) returning handle, request, progress, context")
                .param("browser", Secret.digest(browser))
                .param("handle", handle)
                .param("since", SqlTime.of(clock.instant().minus(LIFE)))
                .query(this::read)
                .optional();
    }

    /** Remembers how far it has come, and, once her own Patient is known, whose subject hers is. */
    @Transactional
    public Launch save(Launch launch, Progress progress) {
        progress.sid().ifPresent(sid -> progress.ownPatient().ifPresent(patient -> subjects.note(sid, patient)));
        jdbc.sql("update launch set progress = :progress where handle = :handle")
                .param("progress", write(progress))
                .param("handle", launch.handle())
                .update();
        return launch.with(progress);
    }

    /** @return whether this was the one who ended it; of many at once only one is */
    public boolean end(Launch launch) {
        return jdbc.sql("delete from launch where handle = :handle")
                        .param("handle", launch.handle())
                        .update()
                == 1;
    }

    private Launch read(ResultSet row, int number) throws SQLException {
        return new Launch(
                row.getString("handle"),
                read(row.getString("request"), AppRequest.class),
                read(row.getString("progress"), Progress.class),
                Optional.ofNullable(row.getString("context")).map(text -> read(text, LaunchContext.class)));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A launch cannot be written", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A launch cannot be read", e);
        }
    }
}
