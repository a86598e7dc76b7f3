package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.jspecify.annotations.Nullable;

/** The resources that SUSHI has written, and the profile that each example is an example of. */
final class Examples {

    private static final Path FOLDER = Path.of("fsh-generated/resources");
    private static final Path TERMS = Path.of("../terminology/src/main/resources/no/samtykke/terminology");
    private static final Path FORMS = Path.of("../fhir-server/src/main/resources/no/samtykke/fhirserver/forms");

    private static final Map<String, String> PROFILES = profiles();

    private Examples() {}

    static List<Path> all() {
        try (var own = Files.list(FOLDER);
                var terms = Files.list(TERMS);
                var forms = Files.list(FORMS)) {
            return Stream.of(own, terms, forms)
                    .flatMap(Function.identity())
                    .filter(file -> file.toString().endsWith(".json"))
                    // The package has it in another form than SUSHI wrote: the parameters are moved when it is packed.
                    .filter(file -> !file.getFileName().toString().startsWith("ImplementationGuide-"))
                    .sorted()
                    .toList();
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }

    static Path file(String reference) {
        return FOLDER.resolve(reference.replace('/', '-') + ".json");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }

    static @Nullable String profile(Path file) {
        return PROFILES.get(file.getFileName().toString().replace(".json", ""));
    }

    /** As the guide lists its examples, by their names. */
    private static Map<String, String> profiles() {
        return guide().getDefinition().getResource().stream()
                .filter(listed -> listed.getExample() instanceof CanonicalType)
                .collect(Collectors.toMap(
                        listed -> listed.getReference().getReference().replace('/', '-'),
                        listed -> ((CanonicalType) listed.getExample()).getValue()));
    }

    private static ImplementationGuide guide() {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        ImplementationGuide.class, read(FOLDER.resolve("ImplementationGuide-no.samtykke.fhir.json")));
    }
}
