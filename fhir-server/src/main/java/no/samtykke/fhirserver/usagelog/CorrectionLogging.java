package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.correction.CorrectionHandled;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs what is done with requests for correction, in the transaction of the event. */
@Component
class CorrectionLogging {

    private final UsageLog log;
    private final Clock clock;

    CorrectionLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(CorrectionHandled event) {
        var by = new By(
                event.by().actorId().orElse(null),
                event.by().clientId(),
                event.by().clientName(),
                event.by().sid().orElse(null));
        var action = switch (event.step()) {
            case REQUESTED -> Action.C;
            case LOOKED_AT -> Action.R;
            case WITHDRAWN, ACCEPTED, COMPLETED, REJECTED -> Action.U;
        };
        log.write(List.of(UsageEntry.use(clock.instant(), UUID.randomUUID(), Service.REQUESTS, action, by)
                .about(event.patientId())
                .onGround(event.by().groundCode().orElse(null))));
    }
}
