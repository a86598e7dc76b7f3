package no.samtykke.fhirserver.sources;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * How old documents of a source may be to be shown, by what they are.
 *
 * @param byCategory codes of Volven 9602 with an ISO 8601 period, or {@code none}; a source without any has no limits
 */
record TimeLimits(Map<String, String> byCategory) {

    private static final String DOCUMENT_TYPE = "urn:oid:2.16.578.1.12.4.1.1.9602";
    private static final String NONE = "none";

    TimeLimits {
        byCategory = Map.copyOf(byCategory);
    }

    static boolean areValid(Map<String, String> byCategory) {
        return byCategory.values().stream().allMatch(limit -> {
            try {
                return NONE.equals(limit)
                        || !Period.parse(limit).isNegative()
                                && !Period.parse(limit).isZero();
            } catch (DateTimeException noPeriod) {
                return false;
            }
        });
    }

    /** With limits, a document of an unknown age or of a category that has none is not shown. */
    boolean show(DocumentReference document, Optional<LocalDate> writtenOn, LocalDate today) {
        if (byCategory.isEmpty()) {
            return true;
        }
        var limits = codes(document)
                .map(code -> Optional.ofNullable(byCategory.get(code)))
                .toList();
        return !limits.isEmpty()
                && writtenOn.isPresent()
                && limits.stream()
                        .allMatch(limit -> limit.filter(known -> isWithin(known, writtenOn.get(), today))
                                .isPresent());
    }

    private static boolean isWithin(String limit, LocalDate writtenOn, LocalDate today) {
        return NONE.equals(limit) || !writtenOn.isBefore(today.minus(Period.parse(limit)));
    }

    private static Stream<String> codes(DocumentReference document) {
        return Stream.concat(Stream.of(document.getType()), document.getCategory().stream())
                .map(CodeableConcept::getCoding)
                .flatMap(codings -> codings.stream())
                .filter(coding -> DOCUMENT_TYPE.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(code -> code != null)
                .distinct();
    }
}
