package no.samtykke.fhirserver.changefeed;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import no.samtykke.fhirserver.changefeed.ChangeRecording.Setting;
import no.samtykke.fhirserver.consent.PersonLock;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes changes, one person's one after the other. */
@Component
class ChangeStore {

    private static final String TAKEN_PLACE_OF = """
            update samtykke.consent_change set what = ?
             where tx = pg_current_xact_id()::text::bigint and patient_id = ? and category = ?
               and controller is not distinct from ? and (controller is null or policy = ?)
               and what = 'withdrawn' and consent_id <> ?""";

    private static final String INSERT = """
            insert into samtykke.consent_change
            (patient_id, consent_id, version, category, controller, policy, what, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String IS_GIVEN = """
            select exists (select from samtykke.consent_change
             where tx = pg_current_xact_id()::text::bigint and patient_id = ? and category = ?
               and controller is not distinct from ? and (controller is null or policy = ?)
               and what = 'given' and consent_id <> ?)""";

    private final JdbcClient database;
    private final PersonLock lock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChangeStore(JdbcClient database, PersonLock lock, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.lock = lock;
        this.events = events;
        this.clock = clock;
    }

    /** The lock is held until the commit: whoever changes a setting of hers next gets a higher number. */
    void write(What what, Setting setting, Consent consent) {
        lock.hold(setting.patientId());
        String consentId = consent.getIdElement().getIdPart();
        String category = setting.kind().category().code();
        String controller = setting.kind().controller().orElse(null);
        String policy = setting.fact().policy();
        Object[] sameKind = {setting.patientId(), category, controller, policy, consentId};
        var told = what;
        if (what == What.GIVEN) {
            database.sql(TAKEN_PLACE_OF)
                    .param(What.REPLACED.code())
                    .params(sameKind)
                    .update();
        } else if (what == What.WITHDRAWN
                && database.sql(IS_GIVEN).params(sameKind).query(Boolean.class).single()) {
            told = What.REPLACED;
        }
        database.sql(INSERT)
                .params(
                        setting.patientId(),
                        consentId,
                        version(consent).orElse(null),
                        category,
                        controller,
                        policy,
                        told.code(),
                        OffsetDateTime.now(clock))
                .update();
        events.publishEvent(new SettingsChanged());
    }

    private static Optional<Long> version(Consent consent) {
        return Optional.ofNullable(consent.getIdElement().getVersionIdPartAsLong());
    }
}
