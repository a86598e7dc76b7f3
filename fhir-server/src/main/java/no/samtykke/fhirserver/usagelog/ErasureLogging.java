package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.erasure.ErasureHeld;
import no.samtykke.fhirserver.erasure.PersonErased;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs that a person was erased, or that her erasure waits, in the transaction of the event. */
@Component
class ErasureLogging {

    private final UsageLog log;
    private final Clock clock;

    ErasureLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** One line, which says no more than that it was done: it is all that is left to say. */
    @EventListener
    void on(PersonErased event) {
        write(Action.D, event.patientId(), By.system(event.clientId(), event.clientName()));
    }

    @EventListener
    void on(ErasureHeld event) {
        write(event.placed() ? Action.C : Action.U, event.patientId(), By.system(event.clientId(), event.clientName()));
    }

    private void write(Action action, String patientId, By by) {
        log.write(List.of(UsageEntry.use(clock.instant(), UUID.randomUUID(), Service.ERASURE, action, by)
                .about(patientId)
                .onGround(Ground.SYSTEM.code())));
    }
}
