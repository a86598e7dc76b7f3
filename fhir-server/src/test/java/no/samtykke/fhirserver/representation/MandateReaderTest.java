package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.MandateReader.Days;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A Consent of a power of attorney is read whole or not at all. */
class MandateReaderTest {

    @Test
    void what_she_gave_is_read() {
        var consent = mandate();
        consent.getProvision().addPurpose(area("health-record"));
        consent.getProvision().getPeriod().setStartElement(new DateTimeType("2026-11-25"));
        consent.getProvision().getPeriod().setEndElement(new DateTimeType("2028-02-29"));

        assertThat(MandateReader.read(consent))
                .contains(new MandateTerms(
                        "holder",
                        "giver",
                        Set.of(ServiceArea.REGISTERED_INFORMATION, ServiceArea.HEALTH_RECORD),
                        LocalDate.parse("2026-11-25"),
                        LocalDate.parse("2028-02-29")));
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                row(
                        "another category",
                        consent -> consent.setCategory(null).addCategory(ConsentCategory.HEALTH_ARCHIVE.concept())),
                row("two categories", consent -> consent.addCategory(ConsentCategory.HEALTH_ARCHIVE.concept())),
                row("no patient", consent -> consent.setPatient(null)),
                row(
                        "a patient elsewhere",
                        consent -> consent.setPatient(new Reference("https://other.example/Patient/giver"))),
                row("no performer", consent -> consent.setPerformer(null)),
                row(
                        "another's decision",
                        consent -> consent.setPerformer(null).addPerformer(new Reference("Patient/x"))),
                row("two performers", consent -> consent.addPerformer(new Reference("Patient/giver"))),
                row("no policy", consent -> consent.setPolicy(null)),
                row("two policies", consent -> consent.addPolicy().setUri("https://samtykke.example/p")),
                row(
                        "a policy without an address",
                        consent -> consent.setPolicy(null).addPolicy().setAuthority("urn:x")),
                row("a refusal", consent -> consent.getProvision().setType(ConsentProvisionType.DENY)),
                row("no type", consent -> consent.getProvision().setType(null)),
                row("no holder", consent -> consent.getProvision().setActor(null)),
                row(
                        "two holders",
                        consent -> consent.getProvision().addActor().setReference(new Reference("RelatedPerson/x"))),
                row(
                        "a holder who is a Patient",
                        consent -> consent.getProvision().getActorFirstRep().setReference(new Reference("Patient/x"))),
                row(
                        "an exception",
                        consent -> consent.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
                row("an action", consent -> consent.getProvision().addAction().setText("x")),
                row("a class", consent -> consent.getProvision().addClass_().setCode("x")),
                row("a code", consent -> consent.getProvision().addCode().setText("x")),
                row(
                        "a data period",
                        consent -> consent.getProvision().getDataPeriod().setStartElement(new DateTimeType("2026"))),
                row("data", consent -> consent.getProvision().addData().setReference(new Reference("Observation/x"))),
                row(
                        "a label",
                        consent -> consent.getProvision().addSecurityLabel().setCode("R")),
                row("no area", consent -> consent.getProvision().setPurpose(null)),
                row("an unknown area", consent -> consent.getProvision().addPurpose(area("everything"))),
                row(
                        "an area of another system",
                        consent -> consent.getProvision().addPurpose(new Coding("urn:x", "health-record", null))),
                row(
                        "an hour",
                        consent -> consent.getProvision()
                                .getPeriod()
                                .setEndElement(new DateTimeType("2026-11-25T10:00:00+01:00"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void what_is_not_understood_gives_nothing(String what, Consumer<Consent> spoil) {
        var consent = mandate();
        spoil.accept(consent);

        assertThat(MandateReader.read(consent)).isEmpty();
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            -,                         -,          -,          -
            2026-11-25,                -,          2026-11-25, -
            -,                         2026-11-25, -,          2026-11-25
            2026-11-25,                2026-11-25, 2026-11-25, 2026-11-25
            2026-02-28,                2028-02-29, 2026-02-28, 2028-02-29
            """)
    void a_period_is_of_whole_days(
            @Nullable String from, @Nullable String to, @Nullable String first, @Nullable String last) {
        assertThat(MandateReader.days(period(from, to))).contains(new Days(date(first), date(last)));
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-26,                2026-11-25
            2026-11,                   -
            2026,                      -
            -,                         2026-11
            -,                         2026-11-25T23:59:59+01:00
            """)
    void and_of_nothing_else(@Nullable String from, @Nullable String to) {
        assertThat(MandateReader.days(period(from, to))).isEmpty();
    }

    static Consent mandate() {
        var giver = new Reference("Patient/giver");
        var consent = ConsentResources.of(
                ConsentCategory.PROXY_MANDATE, giver, giver.copy(), "https://samtykke.example/p", Instant.EPOCH);
        consent.getProvision().addActor().setReference(new Reference("RelatedPerson/holder"));
        consent.getProvision().addPurpose(area("registered-information"));
        return consent;
    }

    private static Arguments row(String what, Consumer<Consent> spoil) {
        return Arguments.of(what, spoil);
    }

    private static Coding area(String code) {
        return new Coding(ServiceArea.SYSTEM, code, null);
    }

    private static Period period(@Nullable String from, @Nullable String to) {
        var period = new Period();
        Optional.ofNullable(from).ifPresent(day -> period.setStartElement(new DateTimeType(day)));
        Optional.ofNullable(to).ifPresent(day -> period.setEndElement(new DateTimeType(day)));
        return period;
    }

    private static @Nullable LocalDate date(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }
}
