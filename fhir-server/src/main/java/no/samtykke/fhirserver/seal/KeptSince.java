package no.samtykke.fhirserver.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From when on entries must be there: what is older has been, or is about to be, dropped with its month. */
@Component
class KeptSince {

    private final Period keep;
    private final Clock clock;

    KeptSince(@Value("${samtykke.usage-log.keep:P5Y}") Period keep, Clock clock) {
        this.keep = keep;
        this.clock = clock;
    }

    Instant instant() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC))
                .minus(keep)
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
