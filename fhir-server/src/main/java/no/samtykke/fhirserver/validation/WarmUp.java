package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import no.samtykke.fhirserver.access.LoadedTypes;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * Validates one resource of each kind beside the rest of the start: definitions are read when they are first asked, and
 * an empty resource asks but half of them. So those with a profile are the examples of the guide.
 */
class WarmUp {

    private static final String PACKAGE = "/package.tgz";
    private static final String EXAMPLES = "example";

    private final CompletableFuture<Void> warm;

    WarmUp(Validation validation, FhirContext fhir) {
        warm = CompletableFuture.runAsync(
                () -> resources(validation, fhir).forEach(validation::errors),
                task -> Thread.ofPlatform().name("validation-warm-up").daemon().start(task));
    }

    void await() {
        warm.join();
    }

    private static List<Resource> resources(Validation validation, FhirContext fhir) {
        var resources = new ArrayList<Resource>();
        LoadedTypes.all().stream()
                .map(type -> (Resource) fhir.getResourceDefinition(type).newInstance())
                .forEach(resources::add);
        resources.addAll(examples(validation, fhir));
        return resources;
    }

    /** The first of each profile. */
    private static List<Resource> examples(Validation validation, FhirContext fhir) {
        var parser = fhir.newJsonParser();
        var seen = new HashSet<String>();
        var firsts = new ArrayList<Resource>();
        try (var archive = Objects.requireNonNull(WarmUp.class.getResourceAsStream(PACKAGE), PACKAGE)) {
            var unpacked = NpmPackage.fromPackage(archive);
            for (String name : unpacked.list(EXAMPLES)) {
                try (var content = unpacked.load(EXAMPLES, name)) {
                    var example = (Resource) parser.parseResource(content);
                    validation.profileOf(example).filter(seen::add).ifPresent(_ -> firsts.add(example));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return firsts;
    }
}
