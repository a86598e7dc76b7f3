package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an active Consent says, and when it counts as a refusal. */
class ConsentReaderTest {

    @Test
    void an_approval_of_an_app_says_who_lets_which_app_do_what_for_whom() {
        var fact = ConsentReader.read(Given.appAccess()).orElseThrow();

        assertThat(fact)
                .isEqualTo(new ConsentFact(
                        "c1",
                        "ola",
                        "app-access",
                        true,
                        true,
                        "kari",
                        "app-1",
                        "An app",
                        "patient/Observation.rs offline_access",
                        "app-access-1",
                        null,
                        null,
                        null,
                        null));
    }

    @ParameterizedTest
    @EnumSource(ConsentLevel.class)
    void an_acceptance_of_the_terms_says_what_she_opens(ConsentLevel level) {
        assertThat(read(Given.terms(level)).level()).isEqualTo(level);
    }

    @Test
    void an_acceptance_of_the_terms_without_one_known_level_opens_the_least() {
        var none = Given.terms(ConsentLevel.FULL);
        none.getCategory().remove(1);
        var unknown = Given.terms(ConsentLevel.FULL);
        unknown.getCategory().get(1).getCodingFirstRep().setCode("everything");
        var two = Given.terms(ConsentLevel.FULL);
        two.addCategory().addCoding().setSystem(ConsentLevel.SYSTEM).setCode("basic-plus");
        var ofAnotherSystem = Given.terms(ConsentLevel.FULL);
        ofAnotherSystem.getCategory().get(1).getCodingFirstRep().setSystem("https://other.example");

        assertThat(Stream.of(none, unknown, two, ofAnotherSystem)
                        .map(ConsentReaderTest::read)
                        .map(ConsentFact::level))
                .containsOnly(ConsentLevel.BASIC);
    }

    @Test
    void only_the_terms_have_a_level() {
        var archive = Given.of(ConsentCategory.HEALTH_ARCHIVE);
        archive.addCategory().addCoding().setSystem(ConsentLevel.SYSTEM).setCode("full");

        assertThat(read(archive).level()).isNull();
        assertThat(read(archive).clientId()).isNull();
        assertThat(read(archive).clientName()).isNull();
        assertThat(read(archive).scope()).isNull();
    }

    @Test
    void one_of_another_controller_says_which() {
        assertThat(read(Given.ofResearch()).organization()).isEqualTo("983971636");
        assertThat(read(Given.of(ConsentCategory.HEALTH_ARCHIVE)).organization())
                .isNull();
    }

    @Test
    void the_days_are_those_of_norway() {
        var consent = Given.of(ConsentCategory.SUPPORT_ACCESS);
        consent.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType("2026-11-21T23:30:00Z"))
                .setEndElement(new DateTimeType("2026-06-30T21:59:59Z"));

        assertThat(read(consent).startsOn()).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(read(consent).endsOn()).isEqualTo(LocalDate.parse("2026-06-30"));
        assertThat(read(Given.of(ConsentCategory.SUPPORT_ACCESS)).startsOn()).isNull();
        assertThat(read(Given.of(ConsentCategory.SUPPORT_ACCESS)).endsOn()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentCategory.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"APP_ACCESS", "RESEARCH_CONSENT", "REGISTER_RESERVATION"})
    void each_category_permits_or_denies_as_its_provision_says(ConsentCategory category) {
        var fact = read(Given.of(category));
        assertThat(fact.readable()).isTrue();
        assertThat(fact.permits(category)).isEqualTo(category.effect() == ConsentProvisionType.PERMIT);
        assertThat(fact.closes(category)).isEqualTo(category.effect() == ConsentProvisionType.DENY);
    }

    @ParameterizedTest
    @EnumSource(value = ConsentState.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void one_that_is_not_active_says_nothing(ConsentState status) {
        assertThat(ConsentReader.read(Given.appAccess().setStatus(status))).isEmpty();
    }

    @Test
    void one_about_no_patient_says_nothing() {
        assertThat(ConsentReader.read(Given.appAccess().setPatient(new Reference("Group/1"))))
                .isEmpty();
        assertThat(ConsentReader.read(Given.appAccess().setPatient(new Reference())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void one_that_cannot_be_read_is_a_refusal(Map.Entry<String, Consent> spoiled) {
        var fact = read(spoiled.getValue());

        assertThat(fact).isEqualTo(ConsentFact.unreadable("c1", "ola"));
        assertThat(fact.permits() || fact.readable()).isFalse();
    }

    static Stream<Map.Entry<String, Consent>> spoiled() {
        return Stream.of(
                app("no category of ours", consent -> consent.getCategory().clear()),
                app("two categories of ours", consent -> consent.addCategory(ConsentCategory.HEALTH_ARCHIVE.concept())),
                app(
                        "an unknown category",
                        consent -> consent.getCategoryFirstRep()
                                .getCodingFirstRep()
                                .setCode("made-up")),
                app("no performer", consent -> consent.getPerformer().clear()),
                app("two performers", consent -> consent.addPerformer(new Reference("Patient/per"))),
                app(
                        "a performer who is no Patient",
                        consent -> consent.getPerformerFirstRep().setReference("RelatedPerson/1")),
                app("no policy", consent -> consent.getPolicy().clear()),
                app("two policies", consent -> consent.addPolicy().setUri("another")),
                app(
                        "a policy without an address",
                        consent -> consent.getPolicyFirstRep().setUri(null).setAuthority("somebody")),
                app("neither permit nor deny", consent -> consent.getProvision().setType(null)),
                app(
                        "a provision within",
                        consent -> consent.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
                app("no app", consent -> consent.getProvision().getActor().clear()),
                app(
                        "an app of another system",
                        consent -> consent.getProvision()
                                .getActorFirstRep()
                                .getReference()
                                .getIdentifier()
                                .setSystem("https://other.example")),
                spoiled(
                        "no controller",
                        Given.ofResearch(),
                        consent -> consent.getOrganization().clear()),
                spoiled(
                        "a controller of another system",
                        Given.ofResearch(),
                        consent -> consent.getOrganization()
                                .getLast()
                                .getIdentifier()
                                .setSystem("https://other.example")));
    }

    private static Map.Entry<String, Consent> app(String how, Consumer<Consent> spoil) {
        return spoiled(how, Given.appAccess(), spoil);
    }

    private static Map.Entry<String, Consent> spoiled(String how, Consent consent, Consumer<Consent> spoil) {
        spoil.accept(consent);
        return Map.entry(how, consent);
    }

    private static ConsentFact read(Consent consent) {
        return ConsentReader.read(consent).orElseThrow();
    }
}
