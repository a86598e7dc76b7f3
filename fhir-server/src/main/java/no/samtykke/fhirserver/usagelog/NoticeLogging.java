package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.notice.NoticeSettingsUsed;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs who reads and changes which notices a person gets, in the transaction of the event. */
@Component
class NoticeLogging {

    private final UsageLog log;
    private final Clock clock;

    NoticeLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(NoticeSettingsUsed event) {
        var by = new By(
                event.by().actorId().orElse(null),
                event.by().clientId(),
                event.by().clientName(),
                event.by().sid().orElse(null));
        var action = event.changed() ? Action.U : Action.R;
        log.write(List.of(UsageEntry.use(clock.instant(), UUID.randomUUID(), Service.NOTICES, action, by)
                .about(event.patientId())
                .onGround(event.by().groundCode().orElse(null))));
    }
}
