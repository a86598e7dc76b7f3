package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.npm.NpmPackage;

/**
 * Validates what comes most beside the rest of the start: definitions are read when they are first asked. An empty
 * resource asks but half of them, so these are examples of the guide. Kinds that are not among them find FHIR's own
 * definitions read, which is most of it; to validate one of each would hold up every start for seconds.
 */
class WarmUp {

    private static final String PACKAGE = "/package.tgz";
    private static final String EXAMPLES = "example";

    private static final List<String> OFTEN = List.of(
            "Patient-kari.json",
            "Consent-kari-opens-a-health-archive.json",
            "Consent-gunnar-gave-a-power-of-attorney.json");

    private final CompletableFuture<Void> warm;

    WarmUp(Validation validation, FhirContext fhir) {
        warm = CompletableFuture.runAsync(
                () -> resources(fhir).forEach(validation::errors),
                task -> Thread.ofPlatform().name("validation-warm-up").daemon().start(task));
    }

    void await() {
        warm.join();
    }

    private static List<Resource> resources(FhirContext fhir) {
        var parser = fhir.newJsonParser();
        var resources = new ArrayList<Resource>(List.of(new Observation()));
        try (var archive = Objects.requireNonNull(WarmUp.class.getResourceAsStream(PACKAGE), PACKAGE)) {
            var unpacked = NpmPackage.fromPackage(archive);
            for (String name : OFTEN) {
                try (var content = unpacked.load(EXAMPLES, name)) {
                    resources.add((Resource) parser.parseResource(content));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return resources;
    }
}
