package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.login.DeviceChanged;
import no.samtykke.fhirserver.login.LoggedIn;
import no.samtykke.fhirserver.smart.SessionEnded;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs log-ins, log-outs and changes of devices, in the transaction of the event. Of a person who has no profile
 * nothing is kept but that somebody was refused, and why.
 */
@Component
class LoginLogging {

    private final UsageLog log;
    private final Clock clock;

    LoginLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(LoggedIn event) {
        if (event.patientId().isEmpty() && event.refusal().isEmpty()) {
            return;
        }
        var by = event.patientId()
                .map(patient -> By.person(patient, null, null, event.sid()))
                .orElseGet(() -> By.stranger(event.sid()));
        var entry = UsageEntry.login(clock.instant(), UUID.randomUUID(), by)
                .about(event.patientId().orElse(null));
        log.write(List.of(event.refusal().map(entry::refused).orElse(entry)));
    }

    @EventListener
    void on(DeviceChanged event) {
        var action = event.change() == DeviceChanged.Change.ADDED ? Action.C : Action.D;
        var by = By.person(event.patientId(), null, null, event.sid());
        log.write(List.of(UsageEntry.device(clock.instant(), UUID.randomUUID(), action, by)
                .about(event.patientId())));
    }

    @EventListener
    void on(SessionEnded event) {
        var by = By.person(event.patientId(), null, null, event.sid());
        log.write(List.of(
                UsageEntry.logout(clock.instant(), UUID.randomUUID(), by).about(event.patientId())));
    }
}
