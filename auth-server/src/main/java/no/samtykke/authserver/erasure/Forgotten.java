package no.samtykke.authserver.erasure;

import java.util.List;
import java.util.UUID;
import no.samtykke.authserver.session.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes all that leads to an erased person, found by her Patient: what apps call her, her passkeys, her devices, and
 * what she gave to apps or others gave for her. If she has come back since, she has another Patient, and what is hers
 * by that stays. Her log-outs are told to apps first; their rows name nobody, and go within a day.
 */
@Component
class Forgotten {

    /** In an order that the database accepts: grants take their refresh tokens with them, owners their passkeys. */
    private static final List<String> BY_PATIENT = List.of(
            "app_grant where own_patient = :key or patient = :key",
            "passkey_owner where patient = :key",
            "launch where strpos(progress, :key) > 0 or strpos(coalesce(context, ''), :key) > 0",
            "launch_context where strpos(context, :key) > 0",
            "person_subject where patient = :key");

    private static final String SUBJECTS = "select subject from person_subject where patient = :key";

    private static final String ENDED_SESSIONS = "session s where subject = :key and ended_at is not null"
            + " and not exists (select 1 from logout_notice n where n.sid = s.sid)"
            + " and not exists (select 1 from app_grant g where g.sid = s.sid)";

    private final JdbcClient jdbc;
    private final Sessions sessions;

    Forgotten(JdbcClient jdbc, Sessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    @Transactional
    public void forget(String patient) {
        var subjects =
                jdbc.sql(SUBJECTS).param("key", patient).query(UUID.class).list();
        subjects.forEach(sessions::endAllOf);
        BY_PATIENT.forEach(what -> delete(what, patient));
        subjects.forEach(subject -> delete(ENDED_SESSIONS, subject));
    }

    private void delete(String what, Object key) {
        jdbc.sql("delete from " + what).param("key", key).update();
    }
}
