package no.samtykke.fhirserver.login;

import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a person herself approved that an app may do. That is never refused, whatever has changed since. */
@Component
class AppWithdrawal {

    private final PatientRelations relations;
    private final Profiles profiles;
    private final ConsentFacts consents;
    private final ApplicationEventPublisher events;

    AppWithdrawal(
            PatientRelations relations, Profiles profiles, ConsentFacts consents, ApplicationEventPublisher events) {
        this.relations = relations;
        this.profiles = profiles;
        this.consents = consents;
        this.events = events;
    }

    /** Answers false when she had approved nothing of the kind. */
    @Transactional
    public boolean withdraw(String actor, String patient, String clientId, UUID sid) {
        var given = consents.activeApprovals(patient, actor, clientId);
        if (given.isEmpty()) {
            return false;
        }
        var name = consents.approval(patient, actor, clientId).map(ConsentFact::clientName);
        profiles.withdraw(given);
        var ground = relations.between(actor, patient).stream()
                .flatMap(relation -> Ground.of(relation).stream())
                .findFirst();
        events.publishEvent(new AppAccessWithdrawn(patient, actor, ground, clientId, name.orElse(clientId), sid));
        return true;
    }
}
