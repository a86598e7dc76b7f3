package no.samtykke.fhirserver.consent;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code samtykke.consent_fact} equal to the active Consents, in the transaction that stores them. Registered on
 * HAPI's storage, so that no way of storing a Consent passes it by.
 */
@Component
@Interceptor
public class ConsentFacts {

    private final JdbcClient database;

    ConsentFacts(JdbcClient database) {
        this.database = database;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created) {
        if (created instanceof Consent consent) {
            write(consent);
        }
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        if (after instanceof Consent consent) {
            forget(consent);
            write(consent);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted) {
        if (deleted instanceof Consent consent) {
            forget(consent);
        }
    }

    /** All that is decided for a patient, whatever its days. */
    public List<ConsentFact> activeOf(String patientId) {
        return database.sql("select * from samtykke.consent_fact where patient_id = ?")
                .param(patientId)
                .query((row, _) -> ConsentFact.of(row))
                .list();
    }

    /** The version of the terms that is accepted for a patient; empty when none is, or she has withdrawn. */
    public Optional<String> acceptedTerms(String patientId) {
        return database.sql("""
                        select policy from samtykke.consent_fact
                         where patient_id = ? and category = 'platform-terms' and permits and readable""").param(patientId).query(String.class).optional();
    }

    /** The active Consent by which the terms are accepted for a patient. */
    public List<String> activeTerms(String patientId) {
        return database.sql("""
                        select consent_id from samtykke.consent_fact
                         where patient_id = ? and category = 'platform-terms'""").param(patientId).query(String.class).list();
    }

    /** What is active of a category, under that policy where each policy has a Consent of its own. */
    public List<String> active(String patientId, ConsentCategory category, String policy) {
        return database.sql("""
                        select consent_id from samtykke.consent_fact
                         where patient_id = ? and category = ? and (policy = ? or not ?)""")
                .params(patientId, category.code(), policy, category.isOfAnotherController())
                .query(String.class)
                .list();
    }

    /** What is active of the terms, and of what closes the services to her: all that counts when she logs in. */
    public List<ConsentFact> atLogIn(String patientId) {
        return database.sql("""
                        select * from samtykke.consent_fact where patient_id = ? and category in
                        ('platform-terms', 'self-access-closure', 'inactive-represented', 'emergency-block')""")
                .param(patientId)
                .query((row, _) -> ConsentFact.of(row))
                .list();
    }

    /** The active Consent of a category of which there can be one only. */
    public Optional<ConsentFact> active(String patientId, ConsentCategory category) {
        return database.sql("""
                        select * from samtykke.consent_fact
                         where patient_id = ? and category = ? and readable""")
                .params(patientId, category.code())
                .query((row, _) -> ConsentFact.of(row))
                .optional();
    }

    /** The active Consents by which a person has approved an app for a patient. */
    public List<String> activeApprovals(String patientId, String performer, String clientId) {
        return database.sql("""
                        select consent_id from samtykke.consent_fact
                         where patient_id = ? and performer = ? and client_id = ? and category = 'app-access'""")
                .params(patientId, performer, clientId)
                .query(String.class)
                .list();
    }

    /** The active Consents by which a person has approved apps, for herself or for others; by name of the app. */
    public List<String> activeApprovalsBy(String performer) {
        return database.sql("""
                        select consent_id from samtykke.consent_fact
                         where performer = ? and category = 'app-access' and permits and readable
                         order by client_name, client_id, patient_id""").param(performer).query(String.class).list();
    }

    /** What a person has approved that an app may do for a patient; empty when she has not, or took it back. */
    public Optional<ConsentFact> approval(String patientId, String performer, String clientId) {
        return database.sql("""
                        select * from samtykke.consent_fact
                         where patient_id = ? and performer = ? and client_id = ? and category = 'app-access'
                           and permits and readable""")
                .params(patientId, performer, clientId)
                .query((row, _) -> ConsentFact.of(row))
                .optional();
    }

    private void forget(Consent consent) {
        database.sql("delete from samtykke.consent_fact where consent_id = ?")
                .param(consent.getIdElement().getIdPart())
                .update();
    }

    private void write(Consent consent) {
        ConsentReader.read(consent).filter(ConsentFacts::isKeptHere).ifPresent(fact -> {
            try {
                write(fact, decidedAt(consent));
            } catch (DuplicateKeyException alreadyActive) {
                throw new ResourceVersionConflictException(
                        "Such a Consent is active already; withdraw it before a new one is given");
            }
        });
    }

    /** Powers of attorney that can be read are facts about representation, and kept there. */
    private static boolean isKeptHere(ConsentFact fact) {
        return !fact.category().equals(ConsentCategory.PROXY_MANDATE.code());
    }

    /** For others who are told of it; no rule asks when. */
    private static @Nullable OffsetDateTime decidedAt(Consent consent) {
        return consent.hasDateTime() ? consent.getDateTime().toInstant().atOffset(ZoneOffset.UTC) : null;
    }

    private void write(ConsentFact fact, @Nullable OffsetDateTime decidedAt) {
        database.sql("""
                        insert into samtykke.consent_fact
                        (consent_id, patient_id, category, permits, readable, performer, client_id, client_name,
                         scope, policy, level, organization, starts_on, ends_on, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        fact.id(),
                        fact.patientId(),
                        fact.category(),
                        fact.permits(),
                        fact.readable(),
                        fact.performer(),
                        fact.clientId(),
                        fact.clientName(),
                        fact.scope(),
                        fact.policy(),
                        Optional.ofNullable(fact.level())
                                .map(ConsentLevel::code)
                                .orElse(null),
                        fact.organization(),
                        fact.startsOn(),
                        fact.endsOn(),
                        decidedAt)
                .update();
    }
}
