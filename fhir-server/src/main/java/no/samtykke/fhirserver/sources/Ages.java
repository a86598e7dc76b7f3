package no.samtykke.fhirserver.sources;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/** What is too old to be shown: documents by their category, and what is from before a summary care record began. */
@Component
class Ages {

    private final Sources sources;
    private final Clock clock;

    Ages(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** @param recordStart when her summary care record began anew, for a source of it */
    boolean show(Source source, Resource resource, Optional<LocalDate> recordStart) {
        var writtenOn = writtenOn(resource, clock.getZone());
        boolean belongs = recordStart.isEmpty()
                || writtenOn.filter(day -> !day.isBefore(recordStart.get())).isPresent();
        return belongs
                && (!(resource instanceof DocumentReference document)
                        || new TimeLimits(sources.settingsOf(source).timeLimits())
                                .show(document, writtenOn, LocalDate.now(clock)));
    }

    private static Optional<LocalDate> writtenOn(Resource resource, ZoneId norway) {
        Date date = switch (resource) {
            case DocumentReference document -> document.getDate();
            case AllergyIntolerance allergy -> allergy.getRecordedDate();
            case Condition condition -> condition.getRecordedDate();
            case MedicationRequest medicine -> medicine.getAuthoredOn();
            case ServiceRequest referral -> referral.getAuthoredOn();
            case Encounter visit -> visit.getPeriod().getStart();
            default -> null;
        };
        return Optional.ofNullable(date).map(known -> LocalDate.ofInstant(known.toInstant(), norway));
    }
}
