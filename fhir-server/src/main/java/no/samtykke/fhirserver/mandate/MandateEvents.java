package no.samtykke.fhirserver.mandate;

import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentChanged.Change;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the usage log what became of a power of attorney, in the log of each of the two. */
@Component
class MandateEvents {

    private final ApplicationEventPublisher events;

    MandateEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param other logical id of the other's Patient; empty when she has no profile, and so no log */
    void tell(Change change, Actor actor, Optional<String> other) {
        events.publishEvent(event(change, actor, actor.patientId(), Ground.OWN_DATA));
        other.ifPresent(patient -> events.publishEvent(event(change, actor, patient, Ground.POWER_OF_ATTORNEY)));
    }

    private static ConsentChanged event(Change change, Actor actor, String patientId, Ground ground) {
        return new ConsentChanged(
                ConsentCategory.PROXY_MANDATE,
                change,
                patientId,
                Optional.of(actor.patientId()),
                Optional.of(ground.code()),
                actor.clientId(),
                actor.clientName(),
                Optional.of(actor.sid()));
    }
}
