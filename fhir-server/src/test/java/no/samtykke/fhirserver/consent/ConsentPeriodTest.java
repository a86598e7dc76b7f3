package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import no.samtykke.fhirserver.consent.ConsentShape.Objection;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** For how long a Consent may be given. Today is 25 November in Oslo, while it is still the 24th in UTC. */
class ConsentPeriodTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T23:30:00Z"), ZoneId.of("UTC"));

    @ParameterizedTest
    @EnumSource(
            names = {
                "SELF_ACCESS_CLOSURE",
                "RECORD_ACCESS_CLOSURE",
                "KJERNEJOURNAL_ACCESS_CLOSURE",
                "INACTIVE_REPRESENTED",
                "EMERGENCY_BLOCK"
            })
    void what_only_a_form_ends_does_not_end_by_itself(ConsentCategory category) {
        assertThat(found(category, null, "2027-01-01")).isEqualTo("Consent.provision.period");
        assertThat(found(category, "2026-01-01", null)).isEqualTo("Consent.provision.period");
        assertThat(found(category, null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ",, Consent.provision.period.end",
        "2026-11-25,, Consent.provision.period.end",
        ",2026-11-24T23:29:59+01:00, Consent.provision.period.end",
        ",2026-11-25T00:00:00+01:00, ''",
        ",2026-12-02T23:59:59+01:00, ''",
        ",2026-12-03T00:00:00+01:00, Consent.provision.period.end",
        "2026-11-27T00:00:00+01:00,2026-11-26T12:00:00+01:00, Consent.provision.period.end",
        "2026-11-26T00:00:00+01:00,2026-11-26T12:00:00+01:00, ''",
    })
    void support_may_look_until_a_day_of_the_week_to_come(
            @Nullable String start, @Nullable String end, String element) {
        assertThat(found(ConsentCategory.SUPPORT_ACCESS, start, end)).isEqualTo(element);
    }

    @ParameterizedTest
    @CsvSource({
        ",, ''",
        ",2036-01-01T00:00:00+01:00, ''",
        "2027-01-01,, ''",
        ",2026-11-24T23:29:59+01:00, Consent.provision.period.end",
    })
    void other_consents_last_as_long_as_she_says(@Nullable String start, @Nullable String end, String element) {
        assertThat(found(ConsentCategory.HEALTH_ARCHIVE, start, end)).isEqualTo(element);
        assertThat(found(ConsentCategory.REGISTER_RESERVATION, start, end)).isEqualTo(element);
    }

    private static String found(ConsentCategory category, @Nullable String start, @Nullable String end) {
        var provision = new ProvisionComponent();
        if (start != null) {
            provision.getPeriod().setStartElement(new DateTimeType(start));
        }
        if (end != null) {
            provision.getPeriod().setEndElement(new DateTimeType(end));
        }
        return ConsentPeriod.objections(provision, category, CLOCK).stream()
                .map(Objection::element)
                .findFirst()
                .orElse("");
    }
}
