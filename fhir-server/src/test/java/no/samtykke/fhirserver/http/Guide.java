package no.samtykke.fhirserver.http;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** The resources of the implementation guide, as SUSHI made them. */
public final class Guide {

    private static final Path RESOURCES = Path.of("../ig/fsh-generated/resources");

    private Guide() {}

    public static <T extends Resource> T read(Class<T> type, String id) {
        return read(type, RESOURCES.resolve(type.getSimpleName() + "-" + id + ".json"));
    }

    public static <T extends Resource> List<T> all(Class<T> type) {
        try (var files = Files.list(RESOURCES)) {
            return files.filter(file -> file.getFileName().toString().startsWith(type.getSimpleName() + "-"))
                    .sorted()
                    .map(file -> read(type, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends Resource> T read(Class<T> type, Path file) {
        try {
            return FhirContext.forR4Cached().newJsonParser().parseResource(type, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
