package no.samtykke.authserver.passkey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samtykke.authserver.fhir.DeviceLog;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.DeviceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's passkeys, as she sees and manages them. Whose it is, is part of every question. */
@Component
public class Passkeys {

    private final JdbcClient jdbc;
    private final DeviceProperties devices;
    private final DeviceLog log;

    Passkeys(JdbcClient jdbc, DeviceProperties devices, DeviceLog log) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.log = log;
    }

    /** @param endsAt when she has to log in at ID-porten to use it further */
    public record Listed(UUID id, String label, Instant enrolled, Instant lastUsed, Instant endsAt) {}

    /** Newest first; those whose time is over too, because they come to life with her next log-in at ID-porten. */
    public List<Listed> of(UUID subject) {
        return jdbc.sql("select p.id, p.label, p.created_at, p.last_used, o.logged_in_at from passkey p"
                        + " join passkey_owner o on o.subject = p.subject where p.subject = :subject"
                        + " order by p.created_at desc")
                .param("subject", subject)
                .query((row, unused) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        SqlTime.in(row, "created_at"),
                        SqlTime.in(row, "last_used"),
                        devices.endOf(SqlTime.in(row, "logged_in_at"))))
                .list();
    }

    @Transactional
    public void rename(UUID subject, UUID id, String label) {
        jdbc.sql("update passkey set label = :label where id = :id and subject = :subject")
                .param("label", label)
                .param("id", id)
                .param("subject", subject)
                .update();
    }

    /** It is in her log, or it is not removed. */
    @Transactional
    public void remove(UUID subject, UUID id, String patient, UUID sid) {
        int removed = jdbc.sql("delete from passkey where id = :id and subject = :subject")
                .param("id", id)
                .param("subject", subject)
                .update();
        if (removed > 0) {
            log.removed(patient, sid);
        }
    }

    /** Removes all of hers, and that she ever had any. */
    @Transactional
    public void removeAllOf(UUID subject) {
        jdbc.sql("delete from passkey_owner where subject = :subject")
                .param("subject", subject)
                .update();
    }
}
