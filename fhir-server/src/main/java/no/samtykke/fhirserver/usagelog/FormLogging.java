package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.forms.FormHandled;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs what staff do with forms and changes no Consent yet, in the transaction of the event. */
@Component
class FormLogging {

    private final UsageLog log;
    private final Clock clock;

    FormLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(FormHandled event) {
        var action = switch (event.step()) {
            case RECEIVED -> Action.C;
            case REJECTED -> Action.U;
        };
        var by = By.system(event.clientId(), event.clientName());
        log.write(List.of(UsageEntry.use(clock.instant(), UUID.randomUUID(), Service.CONSENTS, action, by)
                .about(event.patientId())
                .onGround(Ground.SYSTEM.code())));
    }
}
