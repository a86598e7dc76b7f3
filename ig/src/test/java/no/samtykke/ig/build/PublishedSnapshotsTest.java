package no.samtykke.ig.build;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The snapshots of a guide that HL7 has published, made anew from its differentials: who makes them as HL7 does makes
 * ours right as well. The package is in no repository of Java, so it is brought:
 * {@code -Dguide.published=<package.tgz>}, for example of {@code npm pack hl7.fhir.uv.ips@2.0.0}.
 */
class PublishedSnapshotsTest {

    private final Map<String, StructureDefinition> published = new LinkedHashMap<>();

    @Test
    @EnabledIfSystemProperty(
            named = "guide.published",
            matches = ".+",
            disabledReason = "No package of a published guide was brought: -Dguide.published=<package.tgz>")
    void areMadeAnewElementByElement() throws IOException {
        Definitions definitions = new Definitions(new R4Core().in(Path.of("target/fhir-home/.fhir/packages")));
        read(definitions);

        long elements = 0;
        for (StructureDefinition original : published.values()) {
            List<ElementDefinition> made =
                    definitions.withSnapshot(original).getSnapshot().getElement();
            List<ElementDefinition> theirs = original.getSnapshot().getElement();
            assertThat(made.stream().map(PublishedSnapshotsTest::told))
                    .as(original.getUrl())
                    .containsExactlyElementsOf(
                            theirs.stream().map(PublishedSnapshotsTest::told).toList());
            elements += theirs.size();
        }
        assertThat(published).isNotEmpty();
        System.out.println(published.size() + " snapshots with " + elements + " elements are as published");
    }

    private void read(Definitions definitions) throws IOException {
        try (var archive = Files.newInputStream(Path.of(System.getProperty("guide.published")))) {
            NpmPackage guide = NpmPackage.fromPackage(archive);
            for (String name : guide.listResources("StructureDefinition", "ValueSet", "CodeSystem")) {
                try (var content = guide.loadResource(name)) {
                    var definition = (MetadataResource)
                            FhirContext.forR4Cached().newJsonParser().parseResource(content);
                    if (definition instanceof StructureDefinition profile) {
                        published.put(profile.getUrl(), throughR5(profile));
                        profile.setSnapshot(null);
                    }
                    definitions.add(definition);
                }
            }
        }
    }

    /**
     * HL7's generator works in R5, and what it makes comes back from there: so what it is compared with goes there too.
     */
    private static StructureDefinition throughR5(StructureDefinition profile) {
        return (StructureDefinition)
                VersionConvertorFactory_40_50.convertResource(VersionConvertorFactory_40_50.convertResource(profile));
    }

    /** What an element demands, in words that show a difference when there is one. */
    private static String told(ElementDefinition element) {
        return String.join(
                " | ",
                element.getId(),
                element.getMin() + ".." + element.getMax(),
                "must support " + element.getMustSupport(),
                element.getType().stream().map(PublishedSnapshotsTest::told).collect(Collectors.joining(", ")),
                "fixed " + told(element.getFixed()),
                "pattern " + told(element.getPattern()),
                element.getBinding().getStrength() + " " + element.getBinding().getValueSet(),
                element.getConstraint().stream()
                        .map(rule -> rule.getKey() + " " + rule.getExpression())
                        .collect(Collectors.joining("; ")));
    }

    private static String told(TypeRefComponent type) {
        return type.getCode() + told(type.getProfile()) + told(type.getTargetProfile());
    }

    /** Without the version of FHIR that HL7's generator adds, and that {@link Definitions} takes away again. */
    private static String told(List<CanonicalType> addresses) {
        return addresses.stream()
                .map(address -> address.getValue().replace("|4.0.1", ""))
                .toList()
                .toString();
    }

    private static String told(@Nullable Type value) {
        var parameters = new Parameters();
        parameters.addParameter().setValue(value);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(parameters);
    }
}
