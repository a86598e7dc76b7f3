package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.smart.GrantEnded;
import no.samtykke.fhirserver.smart.SessionEnded;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes the memory of this node forget: at once what ends here, within a sweep what ended at another node. All of it
 * after the transaction that ends it, since until then it has not ended.
 */
@Component
@Interceptor
public class EndsOfSessions {

    private final MemoryOfNode memory;
    private final JdbcClient database;

    EndsOfSessions(MemoryOfNode memory, JdbcClient database) {
        this.memory = memory;
        this.database = database;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SessionEnded event) {
        memory.forget(event.sid());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(GrantEnded event) {
        memory.forgetEnded(List.of(event.grant()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ConsentChanged event) {
        memory.forgetAbout(event.patientId());
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created) {
        forgetWhoseConsent(created);
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        forgetWhoseConsent(before);
        forgetWhoseConsent(after);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted) {
        forgetWhoseConsent(deleted);
    }

    /** A session that is not there any more was that of somebody who was erased. */
    @Scheduled(fixedDelayString = "${samtykke.session-memory.sweep:5s}")
    void sweep() {
        memory.forgetIdle();
        var sessions = memory.knownSessions();
        if (sessions.isEmpty()) {
            return;
        }
        memory.forgetEnded(database.sql("""
                        select sid from unnest(cast(? as uuid[])) known (sid) where not exists (
                            select from samtykke.login_session s where s.sid = known.sid and s.ended_at is null)
                        union all
                        select grant_id from samtykke.ended_grant where grant_id = any (cast(? as uuid[]))""")
                .params(texts(sessions), texts(memory.knownGrants()))
                .query(UUID.class)
                .list());
    }

    /** The driver knows arrays of texts, and none of these. */
    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private void forgetWhoseConsent(IBaseResource resource) {
        if (resource instanceof Consent consent && TransactionSynchronizationManager.isSynchronizationActive()) {
            String patient = consent.getPatient().getReferenceElement().getIdPart();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    if (patient != null) {
                        memory.forgetAbout(patient);
                    }
                }
            });
        }
    }
}
