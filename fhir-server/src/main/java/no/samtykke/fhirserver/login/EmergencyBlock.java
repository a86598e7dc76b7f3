package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.smart.SessionEnded;
import no.samtykke.fhirserver.smart.Sessions;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes everything that is hers at once, when her eID may be in wrong hands: the Consent and the end of all her
 * sessions are one transaction, so that every token is dead on the next request, on every node.
 */
@Component
class EmergencyBlock {

    private final PersonLock lock;
    private final ConsentFacts consents;
    private final ConsentPolicies policies;
    private final ConsentStore store;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EmergencyBlock(
            PersonLock lock,
            ConsentFacts consents,
            ConsentPolicies policies,
            ConsentStore store,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.consents = consents;
        this.policies = policies;
        this.store = store;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who sets it.
     *
     * @param agent for the Provenance
     * @param actorId the person herself; empty when staff do, at her request
     */
    record By(
            Reference agent,
            Optional<String> actorId,
            Optional<String> groundCode,
            Optional<String> clientId,
            Optional<String> clientName,
            Optional<UUID> sid) {}

    /** @param sessionsEnded how many went on until now */
    record Blocked(String consentId, int sessionsEnded) {}

    /** Set again it stands as it was; sessions that there are end all the same. */
    @Transactional
    public Blocked set(String patient, By by) {
        lock.hold(patient);
        String policy = policies.inForce(ConsentCategory.EMERGENCY_BLOCK).orElseThrow();
        var standing = consents.active(patient, ConsentCategory.EMERGENCY_BLOCK, policy);
        String consent = standing.isEmpty() ? give(patient, policy, by) : standing.getFirst();
        var ended = sessions.endAllOf(patient);
        ended.forEach(sid -> events.publishEvent(new SessionEnded(sid, patient)));
        return new Blocked(consent, ended.size());
    }

    private String give(String patient, String policy, By by) {
        var now = clock.instant();
        var hers = new Reference("Patient/" + patient);
        var consent = ConsentResources.of(ConsentCategory.EMERGENCY_BLOCK, hers, hers, policy, now);
        if (by.actorId().isEmpty()) {
            consent.setSource(new Reference().setDisplay("By staff, at her request"));
        }
        String id = store.give(consent, List.of(), by.agent(), now);
        events.publishEvent(new ConsentChanged(
                ConsentCategory.EMERGENCY_BLOCK,
                ConsentChanged.Change.GIVEN,
                patient,
                by.actorId(),
                by.groundCode(),
                by.clientId(),
                by.clientName(),
                by.sid()));
        return id;
    }
}
