package no.samtykke.authserver.session;

import java.time.Clock;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The opaque name ({@code sub}) by which apps know a person: a random UUID, the same at every log-in.
 *
 * <p>The table finds it by a keyed hash of the national id, so that a list that is kept for ever holds no national ids.
 * The key is made at first start and kept in the same database: it protects against a glance and a stray copy of the
 * table, not against whoever holds the whole database, who also holds the signing keys. A key in a file would have to
 * be on every node and in every backup, and losing it would make everybody a stranger to her apps.
 */
@Component
public class PersonSubjects {

    private final JdbcClient jdbc;
    private final Clock clock;

    PersonSubjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public UUID of(NationalId nationalId) {
        var key = Secret.keyed(secret(), nationalId.value());
        jdbc.sql("""
                insert into person_subject (person_key, subject, created_at) values (:key, :subject, :now)
                on conflict (person_key) do nothing
                """)
                .param("key", key)
                .param("subject", UUID.randomUUID())
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return jdbc.sql("select subject from person_subject where person_key = :key")
                .param("key", key)
                .query(UUID.class)
                .single();
    }

    /** Notes which Patient the fhir-server has of the one whose session it is. */
    public void note(UUID sid, String patient) {
        jdbc.sql("update person_subject p set patient = :patient from session s"
                        + " where s.sid = :sid and p.subject = s.subject and p.patient is distinct from :patient")
                .param("patient", patient)
                .param("sid", sid)
                .update();
    }

    private String secret() {
        jdbc.sql("insert into person_subject_secret (only_row, secret) values (true, :secret)"
                        + " on conflict (only_row) do nothing")
                .param("secret", Secret.fresh())
                .update();
        return jdbc.sql("select secret from person_subject_secret")
                .query(String.class)
                .single();
    }
}
