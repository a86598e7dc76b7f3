package no.samtykke.fhirserver.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import no.samtykke.fhirserver.access.Decider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person wants to be told of. */
@Component
class NoticeWishes {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeWishes(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** What she is told of. In her log before she has it. */
    @Transactional
    public Set<Occasion> read(String patient, Decider by) {
        events.publishEvent(new NoticeSettingsUsed(false, patient, by));
        return wanted(patient);
    }

    @Transactional
    public Set<Occasion> set(String patient, Set<Occasion> on, Set<Occasion> off, Decider by) {
        on.forEach(occasion -> choose(patient, occasion, true));
        off.forEach(occasion -> choose(patient, occasion, false));
        events.publishEvent(new NoticeSettingsUsed(true, patient, by));
        return wanted(patient);
    }

    private void choose(String patient, Occasion occasion, boolean wanted) {
        database.sql("""
                        insert into samtykke.notice_choice (patient_id, occasion, wanted, since) values (?, ?, ?, ?)
                        on conflict (patient_id, occasion) do update
                        set wanted = excluded.wanted, since = excluded.since""")
                .params(patient, occasion.code(), wanted, Timestamp.from(clock.instant()))
                .update();
    }

    private Set<Occasion> wanted(String patient) {
        var chosen = new HashMap<String, Boolean>();
        database.sql("select occasion, wanted from samtykke.notice_choice where patient_id = ?")
                .param(patient)
                .query(row -> {
                    chosen.put(row.getString("occasion"), row.getBoolean("wanted"));
                });
        var wanted = EnumSet.allOf(Occasion.class);
        wanted.removeIf(occasion -> !chosen.getOrDefault(occasion.code(), occasion.isOnByDefault()));
        return wanted;
    }
}
