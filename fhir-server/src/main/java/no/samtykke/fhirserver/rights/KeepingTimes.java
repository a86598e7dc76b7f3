package no.samtykke.fhirserver.rights;

import java.time.Period;
import no.samtykke.fhirserver.consent.RetentionProperties;
import no.samtykke.fhirserver.usagelog.UsageLogProperties;
import org.springframework.stereotype.Component;

/** For how long things are kept: the settings that act, told. */
@Component
class KeepingTimes {

    private final RetentionProperties retention;
    private final UsageLogProperties log;

    KeepingTimes(RetentionProperties retention, UsageLogProperties log) {
        this.retention = retention;
        this.log = log;
    }

    /** @param keep as {@code kept-data.json} names it */
    Period of(String keep) {
        return switch (keep) {
            case "after-withdrawal" -> retention.afterWithdrawal();
            case "log" -> log.keep();
            case "log-technical" -> log.keepTechnical();
            default -> throw new IllegalArgumentException("No time is set for " + keep);
        };
    }
}
