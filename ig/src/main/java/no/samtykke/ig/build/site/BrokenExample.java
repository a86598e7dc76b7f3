package no.samtykke.ig.build.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is done to a good example, and the message that a validator has for it then. */
record BrokenExample(String id, String description, String example, String profile, JsonNode patch, String messageId) {

    static List<BrokenExample> read(Path folder) throws IOException {
        List<Path> files;
        try (var list = Files.list(folder)) {
            files = list.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<BrokenExample> examples = new ArrayList<>();
        for (Path file : files) {
            for (JsonNode one : new ObjectMapper().readTree(file.toFile())) {
                examples.add(new BrokenExample(
                        one.path("id").asText(),
                        one.path("description").asText(),
                        one.path("example").asText(),
                        one.path("profile").asText(),
                        one.path("patch"),
                        one.path("messageId").asText()));
            }
        }
        return examples;
    }

    String change() {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : patch) {
            String value = step.has("value") ? " " + step.get("value") : "";
            steps.add(step.path("op").asText() + " " + step.path("path").asText() + value);
        }
        return String.join("; ", steps);
    }

    /** An invariant is named by its key, after the address of its profile. */
    String message() {
        return messageId.replaceFirst("^https?:.*#", "");
    }
}
