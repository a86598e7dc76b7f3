package no.samtykke.fhirserver.consent;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept, under {@code samtykke.retention}.
 *
 * @param afterWithdrawal for how long the profile of one who withdrew the terms is kept, as an ISO 8601 period; at most
 *     two years, which is what the terms say
 */
@ConfigurationProperties("samtykke.retention")
public record RetentionProperties(@DefaultValue("P2Y") Period afterWithdrawal) {

    /** The two years that follow have no leap day, so that a period in days must fit the shortest two years. */
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    private static final int LONGEST_IN_YEARS = 2;

    public RetentionProperties {
        var end = ANY_DAY.plus(afterWithdrawal);
        if (end.isBefore(ANY_DAY) || end.isAfter(ANY_DAY.plusYears(LONGEST_IN_YEARS))) {
            throw new IllegalArgumentException(
                    "samtykke.retention.after-withdrawal must be P0D to P2Y, was " + afterWithdrawal);
        }
    }

    /** The day on which the profile is erased. */
    LocalDate erasedOn(LocalDate withdrawnOn) {
        return withdrawnOn.plus(afterWithdrawal);
    }
}
