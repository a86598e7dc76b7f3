package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.HealthBundle;
import no.samtykke.sandbox.people.Sex;

/** A folder of transaction bundles. It may be missing. */
public record BundleFolder(Path folder) {

    /** One citizen for each bundle that has a patient, in the order of the file names. */
    public List<HealthBundle> citizens() {
        return files().stream()
                .map(file -> patient(read(file)).map(patient -> citizen(file, patient)))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(Path file) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static Optional<ObjectNode> patient(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("Patient"))
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private static HealthBundle citizen(Path file, JsonNode patient) {
        var name = patient.path("name").path(0);
        return new HealthBundle(
                file.getFileName().toString(),
                name.path("given").path(0).asText(),
                name.path("family").asText(),
                LocalDate.parse(patient.path("birthDate").asText()),
                patient.path("gender").asText().equals("male") ? Sex.MALE : Sex.FEMALE);
    }
}
