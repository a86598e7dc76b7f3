package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** The definitions of one FHIR package, its examples left out. */
final class FhirPackage {

    private static final Set<String> TYPES = Set.of("StructureDefinition", "ValueSet", "CodeSystem");

    private FhirPackage() {}

    static PrePopulatedValidationSupport own(FhirContext fhir) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FhirPackage.class.getResourceAsStream("/package.tgz"), "package.tgz")) {
            return read(fhir, in);
        }
    }

    static PrePopulatedValidationSupport read(FhirContext fhir, Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            return read(fhir, in);
        }
    }

    private static PrePopulatedValidationSupport read(FhirContext fhir, InputStream archive) throws IOException {
        NpmPackage unpacked = NpmPackage.fromPackage(archive);
        var definitions = new PrePopulatedValidationSupport(fhir);
        var parser = fhir.newJsonParser();
        for (String name : unpacked.listResources(TYPES)) {
            try (InputStream in = unpacked.loadResource(name)) {
                if (parser.parseResource(in) instanceof MetadataResource definition) {
                    definitions.addResource(definition);
                }
            }
        }
        return definitions;
    }
}
