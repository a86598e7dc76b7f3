package no.samtykke.ig.build;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * The package {@code hl7.fhir.r4.core#4.0.1}, put together from the definitions that HAPI publishes at Maven Central:
 * HL7's own package is in no registry that a build may rely on.
 */
final class R4Core {

    private static final String NAME = "hl7.fhir.r4.core#4.0.1";

    private static final List<String> BUNDLES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml",
            "sp/search-parameters.json");

    private static final String MANIFEST = """
            {
              "name": "hl7.fhir.r4.core",
              "version": "4.0.1",
              "fhirVersions": ["4.0.1"],
              "type": "Core",
              "canonical": "http://hl7.org/fhir",
              "license": "CC0-1.0",
              "url": "http://hl7.org/fhir/R4",
              "title": "FHIR R4 definitions",
              "author": "HL7 Inc"
            }
            """;

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Set<String> written = new HashSet<>();

    /** Writes the package below {@code packages} unless it is there, and gives its folder. */
    Path in(Path packages) throws IOException {
        Path folder = packages.resolve(NAME);
        Path manifest = folder.resolve("package/package.json");
        if (!Files.exists(manifest)) {
            Files.createDirectories(folder.resolve("package"));
            for (String bundle : BUNDLES) {
                write(bundle, folder.resolve("package"));
            }
            // Last of all: a build that was stopped half-way leaves no package that looks whole.
            Files.writeString(manifest, MANIFEST);
        }
        return folder;
    }

    private void write(String name, Path folder) throws IOException {
        IParser parser = name.endsWith(".json") ? fhir.newJsonParser() : fhir.newXmlParser();
        IParser json = fhir.newJsonParser();
        for (Bundle.BundleEntryComponent entry : read(name, parser).getEntry()) {
            Resource resource = entry.getResource();
            if (resource instanceof DomainResource narrated) {
                narrated.setText(null);
            }
            String file = resource.fhirType() + "-" + resource.getIdElement().getIdPart() + ".json";
            if (written.add(file)) {
                Files.writeString(folder.resolve(file), json.encodeResourceToString(resource));
            }
        }
    }

    private static Bundle read(String name, IParser parser) throws IOException {
        String path = "/org/hl7/fhir/r4/model/" + name;
        try (var in = Objects.requireNonNull(R4Core.class.getResourceAsStream(path), path);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return parser.parseResource(Bundle.class, reader);
        }
    }
}
