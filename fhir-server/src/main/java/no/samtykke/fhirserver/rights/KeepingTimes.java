package no.samtykke.fhirserver.rights;

import java.time.Period;
import no.samtykke.fhirserver.consent.RetentionProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** For how long things are kept: the settings that act, told. */
@Component
class KeepingTimes {

    private final RetentionProperties retention;
    private final Environment settings;

    KeepingTimes(RetentionProperties retention, Environment settings) {
        this.retention = retention;
        this.settings = settings;
    }

    /** @param keep as {@code kept-data.json} names it */
    Period of(String keep) {
        return switch (keep) {
            case "after-withdrawal" -> retention.afterWithdrawal();
            case "log" -> setting("samtykke.usage-log.keep", "P5Y");
            case "log-technical" -> setting("samtykke.usage-log.keep-technical", "P2Y");
            default -> throw new IllegalArgumentException("No time is set for " + keep);
        };
    }

    private Period setting(String name, String unless) {
        return Period.parse(settings.getProperty(name, unless));
    }
}
