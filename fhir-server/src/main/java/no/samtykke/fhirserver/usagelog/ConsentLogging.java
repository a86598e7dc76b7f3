package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs decisions that no app's own write of a Consent made, in the transaction of the event. */
@Component
class ConsentLogging {

    private final UsageLog log;
    private final Clock clock;

    ConsentLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(ConsentChanged event) {
        var by = new By(
                event.actorId().orElse(null),
                event.clientId().orElse(null),
                event.clientName().orElse(null),
                event.sid().orElse(null));
        log.write(List.of(entry(event, by)
                .about(event.patientId())
                .onGround(event.groundCode().orElse(null))));
    }

    private UsageEntry entry(ConsentChanged event, By by) {
        return event.category() == ConsentCategory.PROXY_MANDATE
                ? UsageEntry.mandate(clock.instant(), UUID.randomUUID(), action(event), by)
                : UsageEntry.consent(clock.instant(), UUID.randomUUID(), action(event), by);
    }

    private static Action action(ConsentChanged event) {
        return event.change() == ConsentChanged.Change.GIVEN ? Action.C : Action.U;
    }
}
