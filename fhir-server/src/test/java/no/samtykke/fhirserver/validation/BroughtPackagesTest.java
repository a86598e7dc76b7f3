package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages as national bodies publish them: with differentials alone. */
class BroughtPackagesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String NAMED = "http://example.org/StructureDefinition/named";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aProfileWithoutSnapshotIsAskedAfter() throws IOException {
        brought("named", "4.0.1", Map.of(), "http://hl7.org/fhir/StructureDefinition/Patient");
        var validation = new Validation(new DefaultProfileValidationSupport(FHIR), folder);

        assertThat(validation.errors(new Patient(), NAMED))
                .extracting(Finding::messageId)
                .contains("Validation_VAL_Profile_Minimum");
        var named = new Patient();
        named.addName().setFamily("Nordmann");
        assertThat(validation.errors(named, NAMED)).isEmpty();
    }

    @Test
    void aProfileOfAnUnknownBaseIsRefused() throws IOException {
        brought("named", "4.0.1", Map.of(), "http://example.org/StructureDefinition/unheard-of");

        assertThatThrownBy(() -> new Validation(new DefaultProfileValidationSupport(FHIR), folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NAMED);
    }

    @Test
    void aDecisionOfACategoryWithoutProfileDoesNotGetBy() {
        var consent = new Consent();
        consent.addCategory()
                .addCoding()
                .setSystem("https://samtykke.example/fhir/CodeSystem/consent-category")
                .setCode("invented");

        assertThat(new Validation(new DefaultProfileValidationSupport(FHIR), null).profileOf(consent))
                .hasValue("https://samtykke.example/fhir/StructureDefinition/samtykke-consent");
    }

    @Test
    void whatIsWrongByFhirItselfIsFoundWhateverItSaysOfItself() {
        var validation = new Validation(new DefaultProfileValidationSupport(FHIR), null);
        var observation = new Observation();
        observation.getMeta().addProfile("http://example.org/StructureDefinition/unheard-of");

        assertThat(validation.errors(observation))
                .extracting(Finding::messageId)
                .contains("Validation_VAL_Profile_Minimum");
    }

    @Test
    void anUnknownProfileIsSaid() {
        assertThatThrownBy(() -> new Validation(new DefaultProfileValidationSupport(FHIR), null)
                        .errors(new Patient(), "http://example.org/unknown"))
                .isInstanceOf(Validation.UnknownProfile.class);
    }

    @Test
    void whatCannotBeUsedStopsTheStartAndIsNamed() throws IOException {
        Files.writeString(folder.resolve("broken.tgz"), "not a package");
        refusedFor("broken.tgz", "cannot be read");
    }

    @Test
    void anotherVersionOfFhirIsRefused() throws IOException {
        brought("five", "5.0.0", Map.of(), "http://hl7.org/fhir/StructureDefinition/Patient");
        refusedFor("five.tgz", "5.0.0");
    }

    @Test
    void aMissingDependencyIsRefused() throws IOException {
        brought(
                "named",
                "4.0.1",
                Map.of("hl7.fhir.no.other", "1.0.0"),
                "http://hl7.org/fhir/StructureDefinition/Patient");
        refusedFor("named.tgz", "hl7.fhir.no.other#1.0.0");
    }

    @Test
    void twoOfOneNameAreRefused() throws IOException {
        brought("first", "4.0.1", Map.of(), "http://hl7.org/fhir/StructureDefinition/Patient");
        brought("second", "4.0.1", Map.of(), "http://hl7.org/fhir/StructureDefinition/Patient");
        refusedFor(NAMED, "as well");
    }

    private void refusedFor(String first, String second) {
        assertThatThrownBy(() -> new Validation(new DefaultProfileValidationSupport(FHIR), folder))
                .isInstanceOf(PackageRefused.class)
                .hasMessageContaining(first)
                .hasMessageContaining(second);
    }

    private void brought(String name, String fhirVersion, Map<String, String> dependencies, String base)
            throws IOException {
        var needed = new StringBuilder();
        dependencies.forEach((id, version) -> needed.append("\"%s\":\"%s\"".formatted(id, version)));
        try (var tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(Files.newOutputStream(folder.resolve(name + ".tgz"))))) {
            add(tar, "package/package.json", """
                    {"name":"example.%s","version":"1.0.0","fhirVersions":["%s"],"dependencies":{%s}}
                    """.formatted(name, fhirVersion, needed));
            add(tar, "package/StructureDefinition-named.json", """
                    {"resourceType":"StructureDefinition","id":"named","url":"%s","name":"Named","status":"active",
                     "fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Patient",
                     "baseDefinition":"%s","derivation":"constraint",
                     "differential":{"element":[{"id":"Patient.name","path":"Patient.name","min":1}]}}
                    """.formatted(NAMED, base));
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
