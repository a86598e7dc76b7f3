package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentReader;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was decided last of settings of other controllers. A setting that stands says itself when it was decided; that
 * one was taken back is kept here, so that what arrives late does not bring it to life again. Registered on HAPI's
 * storage, so that no way of taking one back passes it by.
 */
@Component
@Interceptor
public class LastDecisions {

    private static final String LAST = """
            select consent_id, decided_at from samtykke.consent_fact
             where patient_id = :patient and category = :category and organization = :controller and policy = :policy
               and readable
            union all
            select null, decided_at from samtykke.setting_ended
             where patient_id = :patient and category = :category and controller = :controller and policy = :policy
             order by consent_id nulls last limit 1""";

    private static final String ENDED = """
            insert into samtykke.setting_ended (patient_id, category, controller, policy, decided_at)
            values (:patient, :category, :controller, :policy, :decided)
            on conflict (patient_id, category, controller, policy) do update set decided_at = excluded.decided_at""";

    private final JdbcClient database;
    private final Clock clock;

    LastDecisions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** To be asked under the lock of the person. */
    LastDecision of(String patientId, SettingKind kind, String policy) {
        return about(LAST, patientId, kind, policy)
                .query((row, _) -> new LastDecision(
                        Optional.ofNullable(row.getString("consent_id")),
                        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional()
                .orElseGet(() -> new LastDecision(Optional.empty(), Optional.empty()));
    }

    /** That none stands, and since when. */
    void ended(String patientId, SettingKind kind, String policy, Instant decided) {
        about(ENDED, patientId, kind, policy)
                .param("decided", decided.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * HAPI hands over the state before and the state after, in that order. What ends here ends now, and never before it
     * was decided: whoever decided it elsewhere may have a clock that is fast.
     */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        if (before instanceof Consent was && after instanceof Consent is && !counts(is)) {
            ConsentReader.read(was)
                    .filter(ConsentFact::readable)
                    .ifPresent(fact -> ended(fact, latest(clock.instant(), was)));
        }
    }

    private void ended(ConsentFact fact, Instant at) {
        ConsentCategory.of(fact.category())
                .filter(ConsentCategory::isOfAnotherController)
                .filter(_ -> fact.organization() != null && fact.policy() != null)
                .ifPresent(category -> ended(
                        fact.patientId(),
                        SettingKind.of(category, String.valueOf(fact.organization())),
                        String.valueOf(fact.policy()),
                        at));
    }

    private static boolean counts(Consent consent) {
        return ConsentReader.read(consent).isPresent();
    }

    private static Instant latest(Instant now, Consent ended) {
        return ended.hasDateTime() && ended.getDateTime().toInstant().isAfter(now)
                ? ended.getDateTime().toInstant()
                : now;
    }

    private JdbcClient.StatementSpec about(String sql, String patientId, SettingKind kind, String policy) {
        return database.sql(sql)
                .param("patient", patientId)
                .param("category", kind.category().code())
                .param("controller", kind.controller().orElseThrow())
                .param("policy", policy);
    }
}
