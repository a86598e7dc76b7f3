package no.samtykke.fhirserver.representation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ServiceArea;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * How the Consent of a power of attorney is read. What is not understood to the last element is not read at all, and
 * then gives nothing: to guess would be to give more than she gave.
 */
public final class MandateReader {

    private MandateReader() {}

    /** Empty for anything but a Consent {@code proxy-mandate} of the one shape that gives something. */
    public static Optional<MandateTerms> read(Consent consent) {
        if (!isMandate(consent) || !isByPatientAlone(consent) || !isPlainPermit(consent.getProvision())) {
            return Optional.empty();
        }
        var provision = consent.getProvision();
        var areas = areas(provision);
        var period = days(provision.getPeriod());
        String holder = id(provision.getActorFirstRep().getReference(), "RelatedPerson");
        if (areas.isEmpty() || period.isEmpty() || holder.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MandateTerms(
                holder,
                id(consent.getPatient(), "Patient"),
                areas,
                period.get().first(),
                period.get().last()));
    }

    public static boolean isMandate(Consent consent) {
        return ConsentCategory.of(consent)
                .filter(category -> category == ConsentCategory.PROXY_MANDATE)
                .isPresent();
    }

    /**
     * First and last day, as she wrote them; either may be missing.
     *
     * @return empty when they are not whole days in order
     */
    public static Optional<Days> days(Period period) {
        boolean readable = isDayOrNothing(period.getStartElement()) && isDayOrNothing(period.getEndElement());
        if (!readable) {
            return Optional.empty();
        }
        var days = new Days(day(period.getStartElement()), day(period.getEndElement()));
        return days.first() != null && days.last() != null && days.last().isBefore(days.first())
                ? Optional.empty()
                : Optional.of(days);
    }

    /** Whole days in Norway; unlimited where null. */
    public record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

    private static boolean isByPatientAlone(Consent consent) {
        String patient = id(consent.getPatient(), "Patient");
        return !patient.isEmpty()
                && consent.getPerformer().size() == 1
                && patient.equals(id(consent.getPerformerFirstRep(), "Patient"))
                && consent.getPolicy().size() == 1
                && consent.getPolicyFirstRep().hasUri();
    }

    private static boolean isPlainPermit(ProvisionComponent provision) {
        return provision.getType() == ConsentProvisionType.PERMIT
                && provision.getActor().size() == 1
                && !provision.hasProvision()
                && !provision.hasAction()
                && !provision.hasClass_()
                && !provision.hasCode()
                && !provision.hasData()
                && !provision.hasDataPeriod()
                && !provision.hasSecurityLabel();
    }

    /** None when one of them is unknown. */
    private static Set<ServiceArea> areas(ProvisionComponent provision) {
        var areas = EnumSet.noneOf(ServiceArea.class);
        for (Coding purpose : provision.getPurpose()) {
            var area = ServiceArea.SYSTEM.equals(purpose.getSystem())
                    ? ServiceArea.of(String.valueOf(purpose.getCode()))
                    : Optional.<ServiceArea>empty();
            if (area.isEmpty()) {
                return Set.of();
            }
            areas.add(area.get());
        }
        return areas;
    }

    private static boolean isDayOrNothing(DateTimeType time) {
        return !time.hasValue() || time.getPrecision() == TemporalPrecisionEnum.DAY;
    }

    private static @Nullable LocalDate day(DateTimeType time) {
        return time.hasValue() ? LocalDate.parse(time.getValueAsString()) : null;
    }

    private static String id(Reference reference, String type) {
        var id = reference.getReferenceElement();
        return type.equals(id.getResourceType()) && !id.hasBaseUrl() && id.hasIdPart() ? id.getIdPart() : "";
    }
}
