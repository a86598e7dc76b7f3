package no.samtykke.fhirserver.usagelog;

import java.time.Clock;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs which organisation was told what a person has set, in her log, before it is told: all rows in one statement. */
@Component
class DisclosureLogging {

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Logger LOGGER = LoggerFactory.getLogger(DisclosureLogging.class);

    private final UsageLog log;
    private final Clock clock;

    DisclosureLogging(UsageLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(SettingsDisclosed event) {
        var by = By.system(event.clientId(), event.clientName());
        var now = clock.instant();
        try {
            log.write(event.patients().stream()
                    .map(patient -> UsageEntry.disclosure(now, event.requestId(), Service.CONSENTS, by)
                            .about(patient))
                    .toList());
        } catch (UsageLogUnavailable unavailable) {
            LOGGER.error("A disclosure could not be logged and was refused", unavailable);
            throw new OperationRefused(SERVICE_UNAVAILABLE, "log-unavailable");
        }
    }
}
