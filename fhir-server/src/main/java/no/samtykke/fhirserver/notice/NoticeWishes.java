package no.samtykke.fhirserver.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import no.samtykke.fhirserver.access.Decider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does not want to be told of. */
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
        for (var occasion : off) {
            database.sql("""
                            insert into samtykke.notice_unwanted (patient_id, occasion, since) values (?, ?, ?)
                            on conflict do nothing""")
                    .params(patient, occasion.code(), Timestamp.from(clock.instant()))
                    .update();
        }
        for (var occasion : on) {
            database.sql("delete from samtykke.notice_unwanted where patient_id = ? and occasion = ?")
                    .params(patient, occasion.code())
                    .update();
        }
        events.publishEvent(new NoticeSettingsUsed(true, patient, by));
        return wanted(patient);
    }

    private Set<Occasion> wanted(String patient) {
        var unwanted = database.sql("select occasion from samtykke.notice_unwanted where patient_id = ?")
                .param(patient)
                .query(String.class)
                .set();
        var wanted = EnumSet.allOf(Occasion.class);
        wanted.removeIf(occasion -> unwanted.contains(occasion.code()));
        return wanted;
    }
}
