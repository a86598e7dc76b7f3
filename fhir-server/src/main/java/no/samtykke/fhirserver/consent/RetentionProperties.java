package no.samtykke.fhirserver.consent;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the profile of one who leaves is kept, under {@code samtykke.retention}.
 *
 * @param afterWithdrawal for how long the profile of one who withdrew the terms is kept, as an ISO 8601 period; at most
 *     two years, which is what the terms say
 * @param afterRequest for how long it is kept when she asked for erasure and may still regret it; at most 30 days
 */
@ConfigurationProperties("samtykke.retention")
public record RetentionProperties(
        @DefaultValue("P2Y") Period afterWithdrawal,
        @DefaultValue("P14D") Period afterRequest) {

    /** The two years that follow have no leap day, so that a period in days must fit the shortest two years. */
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    private static final Period TWO_YEARS = Period.ofYears(2);
    private static final Period LONGEST_TO_REGRET = Period.ofDays(30);

    public RetentionProperties {
        demand("after-withdrawal", afterWithdrawal, TWO_YEARS);
        demand("after-request", afterRequest, LONGEST_TO_REGRET);
    }

    private static void demand(String name, Period period, Period longest) {
        var end = ANY_DAY.plus(period);
        if (end.isBefore(ANY_DAY) || end.isAfter(ANY_DAY.plus(longest))) {
            throw new IllegalArgumentException(
                    "samtykke.retention." + name + " must be P0D to " + longest + ", was " + period);
        }
    }

    /** The day on which the profile of one who asked for it is erased. */
    LocalDate erasedOnRequestOf(LocalDate askedOn) {
        return askedOn.plus(afterRequest);
    }

    /** The day on which the profile is erased. */
    LocalDate erasedOn(LocalDate withdrawnOn) {
        return withdrawnOn.plus(afterWithdrawal);
    }
}
