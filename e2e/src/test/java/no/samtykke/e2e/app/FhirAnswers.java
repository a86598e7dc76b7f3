package no.samtykke.e2e.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Every kind of resource that the FHIR server answered to a test, a file each: what is checked at the end of the suite
 * against the implementation guide. Answers that differ only in ids, times, numbers and texts are one kind.
 */
final class FhirAnswers {

    static final Path FOLDER = Path.of("target", "fhir-answers");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KEPT = ConcurrentHashMap.newKeySet();
    private static final Set<String> NAMES_OF_IDS =
            Set.of("id", "versionId", "reference", "fullUrl", "location", "value", "div");
    private static final String CODE_OR_CANONICAL = "[a-zA-Z][a-zA-Z-]{0,39}|(?:https?|urn:oid):\\S+";

    private FhirAnswers() {}

    static void keep(String method, URI address, int status, String body) {
        // What was asked for in part is not whole, and says so.
        if (!address.getPath().startsWith("/fhir") || !body.startsWith("{") || body.contains("\"SUBSETTED\"")) {
            return;
        }
        try {
            var resource = JSON.readTree(body);
            var kind = sha256(kind("", resource));
            if (resource.has("resourceType") && KEPT.add(kind)) {
                Files.createDirectories(FOLDER);
                var name = resource.path("resourceType").asText() + "-" + status + "-" + method + "-" + kind;
                Files.writeString(FOLDER.resolve(name + ".json"), body);
            }
        } catch (JsonProcessingException e) {
            // What is no JSON is for the test itself to notice.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(String name, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + ":" + kind(field.getKey(), field.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(element -> kind(name, element))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .toString();
        }
        boolean isKept = node.isTextual()
                && !NAMES_OF_IDS.contains(name)
                && !node.asText().contains("//127.0.0.1")
                && !node.asText().contains("//localhost")
                && node.asText().matches(CODE_OR_CANONICAL);
        return isKept ? node.asText() : node.getNodeType().name();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
