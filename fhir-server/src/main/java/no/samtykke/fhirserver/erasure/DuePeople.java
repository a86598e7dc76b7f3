package no.samtykke.fhirserver.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose day has come, in Norway, and whom something still holds back. */
@Component
class DuePeople {

    /** Why a person whose day has come is not erased yet. */
    enum Obstacle {
        /** Staff placed a hold on her, and its last day has not passed. */
        HELD,
        /** The source of the summary care record has not heard yet that she opted out. */
        SOURCE_NOT_TOLD;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final JdbcClient database;
    private final ErasureHolds holds;
    private final Clock clock;

    DuePeople(JdbcClient database, ErasureHolds holds, Clock clock) {
        this.database = database;
        this.holds = holds;
        this.clock = clock;
    }

    /** Patient ids, the longest overdue first, also of those who are held back. */
    List<String> all() {
        return database.sql(
                        "select patient_id from samtykke.retention where erased_on <= ? order by erased_on, patient_id")
                .param(LocalDate.now(clock))
                .query(String.class)
                .list();
    }

    /** To be asked under her lock. */
    boolean isDue(String patientId) {
        return database.sql("select exists (select from samtykke.retention where patient_id = ? and erased_on <= ?)")
                        .params(patientId, LocalDate.now(clock))
                        .query(Boolean.class)
                        .single()
                && obstacle(patientId).isEmpty();
    }

    Optional<Obstacle> obstacle(String patientId) {
        if (holds.of(patientId).isPresent()) {
            return Optional.of(Obstacle.HELD);
        }
        boolean untold = database.sql("""
                        select exists (select from samtykke.kjernejournal_notice
                                        where patient_id = ? and delivered_at is null)""").param(patientId).query(Boolean.class).single();
        return untold ? Optional.of(Obstacle.SOURCE_NOT_TOLD) : Optional.empty();
    }
}
