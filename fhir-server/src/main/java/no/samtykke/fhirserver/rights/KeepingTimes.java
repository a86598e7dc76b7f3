package no.samtykke.fhirserver.rights;

import java.time.Period;
import java.util.Locale;
import no.samtykke.fhirserver.erasure.RetentionSchedule;
import no.samtykke.fhirserver.erasure.RetentionSchedule.Kept;
import no.samtykke.fhirserver.usagelog.UsageLogProperties;
import org.springframework.stereotype.Component;

/** For how long things are kept: the settings that act, told. */
@Component
class KeepingTimes {

    private final RetentionSchedule schedule;
    private final UsageLogProperties log;

    KeepingTimes(RetentionSchedule schedule, UsageLogProperties log) {
        this.schedule = schedule;
        this.log = log;
    }

    /** @param keep as {@code kept-data.json} names it: {@code log}, or a kind of {@link RetentionSchedule} */
    Period of(String keep) {
        return keep.equals("log")
                ? log.keep()
                : schedule.all().stream()
                        .filter(kept -> code(kept).equals(keep))
                        .map(Kept::period)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No time is set for " + keep));
    }

    private static String code(Kept kept) {
        return kept.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
