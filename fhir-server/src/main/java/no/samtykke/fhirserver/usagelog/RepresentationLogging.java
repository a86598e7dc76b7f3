package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.login.RepresentationAsked;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs who asked outside whether somebody may act for a person, in her log, before it is answered. */
@Component
class RepresentationLogging {

    private final UsageLog log;
    private final Clock clock;

    RepresentationLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(RepresentationAsked event) {
        var by = By.system(event.clientId(), event.clientName());
        log.write(List.of(UsageEntry.disclosure(clock.instant(), UUID.randomUUID(), Service.REPRESENTATION, by)
                .about(event.patientId())));
    }
}
