package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.springframework.stereotype.Component;

/**
 * The definitions in the package of the guide, without its examples. They are read beside the start of the server,
 * which does not wait for them; who asks before they are there waits a moment.
 */
@Component
class GuidePackage {

    private static final String ARCHIVE = "/package.tgz";

    private final CompletableFuture<List<MetadataResource>> definitions;

    GuidePackage(FhirContext fhir) {
        definitions = CompletableFuture.supplyAsync(() -> read(fhir));
    }

    /** Those of one type, in the order of their ids. What is returned is shared: it must be copied to be changed. */
    <T extends MetadataResource> List<T> all(Class<T> type) {
        return all().filter(type::isInstance).map(type::cast).toList();
    }

    Stream<MetadataResource> all() {
        return definitions.join().stream();
    }

    private static List<MetadataResource> read(FhirContext fhir) {
        var parser = fhir.newJsonParser();
        var found = new ArrayList<MetadataResource>();
        try (var archive = Objects.requireNonNull(GuidePackage.class.getResourceAsStream(ARCHIVE), ARCHIVE)) {
            var unpacked = NpmPackage.fromPackage(archive);
            for (String name : unpacked.listResources(DefinitionProvider.types())) {
                try (InputStream in = unpacked.loadResource(name)) {
                    if (parser.parseResource(in) instanceof MetadataResource definition) {
                        found.add(definition);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(definition -> definition.getIdElement().getIdPart()));
        return List.copyOf(found);
    }
}
