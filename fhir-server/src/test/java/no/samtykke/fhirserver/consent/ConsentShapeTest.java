package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentShape.Objection;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a Consent is missing or wrong is named, element by element; nothing that is not understood is stored. */
class ConsentShapeTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));
    private static final String POLICY = "https://samtykke.example/policy/x/1";

    @ParameterizedTest
    @EnumSource(ConsentCategory.class)
    void one_of_the_shape_that_is_asked_for_is_taken(ConsentCategory category) {
        assertThat(elements(wellFormed(category), category)).isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("Consent.status", consent -> consent.setStatus(Consent.ConsentState.DRAFT)),
                fault("Consent.scope", consent -> consent.setScope(null)),
                fault(
                        "Consent.scope",
                        consent -> consent.getScope().getCodingFirstRep().setCode("research")),
                fault("Consent.category", consent -> consent.addCategory(new CodeableConcept())),
                fault(
                        "Consent.category",
                        consent -> consent.getCategoryFirstRep().addCoding().setCode("more")),
                fault("Consent.dateTime", consent -> consent.setDateTime(null)),
                fault(
                        "Consent.dateTime",
                        consent -> consent.setDateTimeElement(new DateTimeType("2026-11-25T12:05:01Z"))),
                fault("Consent.performer", consent -> consent.setPerformer(null)),
                fault("Consent.performer", consent -> consent.addPerformer(new Reference("Patient/1"))),
                fault("Consent.organization", consent -> consent.setOrganization(null)),
                fault("Consent.organization", consent -> consent.addOrganization(new Reference().setDisplay("Two"))),
                fault("Consent.source", consent -> consent.setSource(null)),
                fault("Consent.policy", consent -> consent.addPolicy().setUri(POLICY)),
                fault(
                        "Consent.policy.uri",
                        consent -> consent.getPolicyFirstRep().setUri("https://samtykke.example/policy/x/0")),
                fault(
                        "Consent.policy.authority",
                        consent -> consent.getPolicyFirstRep().setAuthority("https://other.example")),
                fault(
                        "Consent.provision.type",
                        consent -> consent.getProvision().setType(Consent.ConsentProvisionType.DENY)),
                fault(
                        "Consent.provision.type",
                        consent -> consent.getProvision().setType(null)),
                fault(
                        "Consent.provision.provision",
                        consent -> consent.getProvision().addProvision().setType(Consent.ConsentProvisionType.DENY)),
                fault(
                        "Consent.provision.action",
                        consent -> consent.getProvision().addAction().setText("look")),
                fault(
                        "Consent.provision.class",
                        consent -> consent.getProvision().addClass_().setCode("Observation")),
                fault(
                        "Consent.provision.code",
                        consent -> consent.getProvision().addCode().setText("x")),
                fault(
                        "Consent.verification",
                        consent -> consent.addVerification().setVerified(true)),
                fault("Consent.policyRule", consent -> consent.getPolicyRule().setText("another")),
                fault("Consent.identifier", consent -> consent.addIdentifier().setValue("1")),
                fault("Consent.implicitRules", consent -> consent.setImplicitRules("https://rules.example")),
                fault("Consent.contained", consent -> consent.addContained(new Consent())),
                fault(
                        "Consent.reference",
                        consent -> consent.getOrganizationFirstRep().setReference("Organization/1")),
                fault("Consent.reference", consent -> consent.setSource(new Reference("QuestionnaireResponse/1"))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_is_missing_or_wrong_is_named(String element, Consumer<Consent> fault) {
        var consent = wellFormed(ConsentCategory.HEALTH_ARCHIVE);
        fault.accept(consent);

        assertThat(elements(consent, ConsentCategory.HEALTH_ARCHIVE)).containsExactly(element);
    }

    @Test
    void an_extension_anywhere_is_refused() {
        var modified = wellFormed(ConsentCategory.HEALTH_ARCHIVE);
        modified.addModifierExtension().setUrl("https://x.example/not").setValue(new StringType("not"));
        var deep = wellFormed(ConsentCategory.HEALTH_ARCHIVE);
        deep.getCategoryFirstRep().addExtension("https://x.example/but", new StringType("but"));

        assertThat(elements(modified, ConsentCategory.HEALTH_ARCHIVE)).contains("Consent.modifierExtension");
        assertThat(elements(deep, ConsentCategory.HEALTH_ARCHIVE)).containsExactly("Consent.extension");
    }

    @Test
    void all_faults_are_told_at_once_and_what_is_missing_is_told_as_such() {
        var consent = wellFormed(ConsentCategory.HEALTH_ARCHIVE);
        consent.setDateTime(null).setOrganization(null);
        consent.getPolicyFirstRep().setUri("https://old.example");

        var found = ConsentShape.objections(consent, ConsentCategory.HEALTH_ARCHIVE, Optional.of(POLICY), CLOCK);

        assertThat(found)
                .extracting(Objection::element, objection -> objection.type().toCode())
                .containsExactly(
                        tuple("Consent.dateTime", "required"),
                        tuple("Consent.organization", "required"),
                        tuple("Consent.policy.uri", "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "ftp://study.example/1", "https:///1", "urn:uuid:1", "https://a b"})
    void the_policy_of_another_controller_is_a_web_address(String uri) {
        var consent = wellFormed(ConsentCategory.RESEARCH_CONSENT);
        consent.getPolicyFirstRep().setUri(uri);

        assertThat(elements(consent, ConsentCategory.RESEARCH_CONSENT)).containsExactly("Consent.policy.uri");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESEARCH_CONSENT", "REGISTER_RESERVATION"})
    void another_controller_is_named_by_its_number(ConsentCategory category) {
        var invalid = wellFormed(category);
        invalid.getOrganizationFirstRep().getIdentifier().setValue("974761468");
        var otherSystem = wellFormed(category);
        otherSystem.getOrganizationFirstRep().getIdentifier().setSystem("urn:other");

        assertThat(elements(invalid, category)).containsExactly("Consent.organization.identifier");
        assertThat(elements(otherSystem, category)).containsExactly("Consent.organization.identifier");
    }

    private static Arguments fault(String element, Consumer<Consent> fault) {
        return Arguments.of(element, fault);
    }

    private static List<String> elements(Consent consent, ConsentCategory category) {
        var policy = category.isOfAnotherController() ? Optional.<String>empty() : Optional.of(POLICY);
        return ConsentShape.objections(consent, category, policy, CLOCK).stream()
                .map(Objection::element)
                .toList();
    }

    static Consent wellFormed(ConsentCategory category) {
        var hers = new Reference("Patient/1");
        var consent = ConsentResources.of(category, hers, new Reference("Patient/1"), POLICY, NOW);
        if (category == ConsentCategory.SUPPORT_ACCESS) {
            consent.getProvision().getPeriod().setEndElement(new DateTimeType("2026-11-27"));
        }
        if (category.isOfAnotherController()) {
            consent.getOrganizationFirstRep()
                    .getIdentifier()
                    .setSystem(ConsentResources.ORGANIZATION_SYSTEM)
                    .setValue("974761467");
        }
        return consent;
    }
}
