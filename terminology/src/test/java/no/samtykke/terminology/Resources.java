package no.samtykke.terminology;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All files of this module, as they lie in the folder: no list of them to keep. */
final class Resources {

    static final String OURS = "https://samtykke.example/fhir/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    static Stream<JsonNode> all() {
        return files().map(Resources::read);
    }

    static Stream<Path> files() {
        try {
            var one = requireNonNull(Designations.class.getResource("refusal-reason.json"));
            try (var folder = Files.list(requireNonNull(Path.of(one.toURI()).getParent()))) {
                return folder.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> of(String type) {
        return all().filter(resource -> resource.path("resourceType").asText().equals(type));
    }

    /** Code systems of ours; all others are of the Norwegian sector. */
    static boolean isOurs(JsonNode codeSystem) {
        return codeSystem.path("url").asText().startsWith(OURS);
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> codes(JsonNode parent) {
        return list(parent.path("concept")).stream()
                .map(concept -> concept.path("code").asText())
                .toList();
    }
}
