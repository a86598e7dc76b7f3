package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person has herself, and so can give another a power of attorney for. */
class HeldAreasTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    @ParameterizedTest(name = "level {0}, {1} until {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # level,    decided besides,              until,      held
            -,          -,                            -,          ''
            basic,      -,                            -,          registered-information
            basic-plus, -,                            -,          registered-information health-record
            full,       -,                            -,          registered-information health-record digital-health-services
            full,       record-access-closure,        -,          registered-information digital-health-services
            full,       record-access-closure,        2026-11-25, registered-information digital-health-services
            full,       record-access-closure,        2026-11-24, registered-information health-record digital-health-services
            full,       self-access-closure,          -,          ''
            full,       emergency-block,              -,          ''
            full,       unreadable,                   2026-11-24, ''
            full,       inactive-represented,         -,          registered-information health-record digital-health-services
            full,       kjernejournal-access-closure, -,          registered-information health-record digital-health-services
            full,       kjernejournal-optout,         -,          registered-information health-record digital-health-services
            """)
    void follow_her_consents(@Nullable String level, @Nullable String decided, @Nullable LocalDate until, String held) {
        var facts = Stream.of(terms(level), fact(decided, null, until))
                .flatMap(List::stream)
                .toList();

        assertThat(HeldAreas.of(ConsentsInForce.of(facts, TODAY)))
                .extracting(ServiceArea::code)
                .containsExactlyInAnyOrder(held.isEmpty() ? new String[0] : held.split(" "));
    }

    private static List<ConsentFact> terms(@Nullable String level) {
        return level == null
                ? List.of()
                : fact("platform-terms", ConsentLevel.of(level).orElseThrow(), null);
    }

    private static List<ConsentFact> fact(
            @Nullable String category, @Nullable ConsentLevel level, @Nullable LocalDate until) {
        if (category == null) {
            return List.of();
        }
        boolean permits = ConsentCategory.of(category)
                .filter(one -> one.effect() == ConsentProvisionType.PERMIT)
                .isPresent();
        boolean readable = !category.equals(ConsentFact.UNREADABLE);
        return List.of(new ConsentFact(
                "id", "she", category, permits, readable, null, null, null, null, null, level, null, null, until));
    }
}
