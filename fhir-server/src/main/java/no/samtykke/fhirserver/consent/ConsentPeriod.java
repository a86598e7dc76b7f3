package no.samtykke.fhirserver.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentShape.Objection;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * How long a Consent that is given through an app may last, in Norwegian days. What only a form ends has no period: it
 * would open by itself. Support may look for a week at most.
 */
final class ConsentPeriod {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final int LONGEST_FOR_SUPPORT = 7;

    private ConsentPeriod() {}

    static List<Objection> objections(ProvisionComponent provision, ConsentCategory category, Clock clock) {
        var today = LocalDate.now(clock.withZone(NORWAY));
        return problem(provision, category, today).stream().toList();
    }

    private static Optional<Objection> problem(
            ProvisionComponent provision, ConsentCategory category, LocalDate today) {
        if (category.ending() == ConsentCategory.Ending.BY_FORM) {
            return provision.hasPeriod() ? objection("", IssueType.VALUE, "cannot be limited") : Optional.empty();
        }
        var start = day(provision.getPeriod().getStart());
        var end = day(provision.getPeriod().getEnd());
        if (category == ConsentCategory.SUPPORT_ACCESS && end == null) {
            return objection(".end", IssueType.REQUIRED, "must be there");
        }
        if (end == null) {
            return Optional.empty();
        }
        if (end.isBefore(today) || (start != null && end.isBefore(start))) {
            return objection(".end", IssueType.VALUE, "is before today, or before the start");
        }
        boolean tooLate =
                category == ConsentCategory.SUPPORT_ACCESS && end.isAfter(today.plusDays(LONGEST_FOR_SUPPORT));
        return tooLate
                ? objection(".end", IssueType.VALUE, "must be within " + LONGEST_FOR_SUPPORT + " days")
                : Optional.empty();
    }

    private static Optional<Objection> objection(String part, IssueType type, String why) {
        return Optional.of(new Objection("Consent.provision.period" + part, type, why));
    }

    private static @Nullable LocalDate day(@Nullable Date moment) {
        return moment == null ? null : moment.toInstant().atZone(NORWAY).toLocalDate();
    }
}
