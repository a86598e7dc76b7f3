package no.samtykke.fhirserver.representation;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import org.jspecify.annotations.Nullable;

/**
 * A power of attorney that its holder has accepted, as the Consent {@code proxy-mandate} says it.
 *
 * @param consentId logical id of that Consent
 * @param giver logical id of the Patient who gave it
 * @param startsOn first day in force, in Norwegian time; unlimited when null
 * @param endsOn last day in force; unlimited when null
 */
public record Mandate(
        String consentId,
        String giver,
        Set<ServiceArea> areas,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    public Mandate {
        areas = Set.copyOf(areas);
    }

    /** Reads the columns of {@code samtykke.mandate}. */
    public static Mandate of(ResultSet row) throws SQLException {
        return new Mandate(
                row.getString("consent_id"),
                row.getString("giver"),
                areas(row.getString("areas")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class));
    }

    /** @param codes parted by spaces; one that is not known gives nothing */
    public static Set<ServiceArea> areas(String codes) {
        return Arrays.stream(codes.split(" ", -1))
                .map(ServiceArea::of)
                .flatMap(Optional::stream)
                .collect(toUnmodifiableSet());
    }

    /** Whether its last day is past. */
    public boolean hasRunOutBy(LocalDate day) {
        return endsOn != null && day.isAfter(endsOn);
    }

    public boolean inForceOn(LocalDate day) {
        return (startsOn == null || !day.isBefore(startsOn)) && !hasRunOutBy(day);
    }
}
