package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentStore;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a person herself approved that an app may do. That is never refused, whatever has changed since. */
@Component
class AppWithdrawal {

    private final PatientRelations relations;
    private final ConsentStore store;
    private final ConsentFacts consents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppWithdrawal(
            PatientRelations relations,
            ConsentStore store,
            ConsentFacts consents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.relations = relations;
        this.store = store;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    /** Answers false when she had approved nothing of the kind. */
    @Transactional
    public boolean withdraw(String actor, String patient, String clientId, UUID sid) {
        var given = consents.activeApprovals(patient, actor, clientId);
        if (given.isEmpty()) {
            return false;
        }
        var name = consents.approval(patient, actor, clientId).map(ConsentFact::clientName);
        store.end(given, new Reference("Patient/" + actor), clock.instant());
        var ground = relations.between(actor, patient).stream()
                .flatMap(relation -> Ground.of(relation).stream())
                .findFirst();
        events.publishEvent(new ConsentChanged(
                ConsentCategory.APP_ACCESS,
                ConsentChanged.Change.ENDED,
                patient,
                Optional.of(actor),
                ground.map(Ground::code),
                Optional.of(clientId),
                name.or(() -> Optional.of(clientId)),
                Optional.of(sid)));
        return true;
    }
}
