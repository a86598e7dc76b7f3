package no.samtykke.fhirserver.kjernejournal;

import java.time.LocalDate;
import no.samtykke.fhirserver.consent.ConsentFact;
import org.jspecify.annotations.Nullable;

/**
 * How long a summary care record can be had back with its data: through the 30th day after the day of the opt-out, as
 * days begin and end in Norway, whether an hour is put on or taken off meanwhile. An opt-out on 1 March can be undone
 * until midnight at the end of 31 March. Source: public rules of kjernejournal.
 *
 * @param optedOutOn null when the Consent does not say it: then nothing shows that the data are still there
 */
record RestorePeriod(@Nullable LocalDate optedOutOn) {

    private static final int DAYS = 30;

    static RestorePeriod after(ConsentFact optOut) {
        return new RestorePeriod(optOut.startsOn());
    }

    boolean isOpenOn(LocalDate day) {
        return optedOutOn != null && !day.isAfter(lastDayAfter(optedOutOn));
    }

    /** The last day of the period of an opt-out on that day. */
    static LocalDate lastDayAfter(LocalDate optedOutOn) {
        return optedOutOn.plusDays(DAYS);
    }
}
