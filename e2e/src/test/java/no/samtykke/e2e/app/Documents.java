package no.samtykke.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents of hospitals as an app lists and opens them. */
public record Documents(Fhir fhir, Tokens tokens) {

    private static final String EXTENSION = "https://samtykke.example/fhir/StructureDefinition/";

    /** An entry of the list. */
    public record Document(JsonNode resource) {

        public String id() {
            return resource.path("id").asText();
        }

        public String title() {
            return attachment()
                    .path("title")
                    .asText(resource.path("description").asText());
        }

        public String contentType() {
            return attachment().path("contentType").asText();
        }

        public URI address() {
            return URI.create(attachment().path("url").asText());
        }

        /** What names it at Binary. */
        public String handle() {
            var path = address().getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        public boolean isEncryptedOnDemand() {
            return extension(resource.path("content").path(0), "source-encrypts")
                    .path("valueBoolean")
                    .asBoolean();
        }

        /** Name of the source, for people. */
        public String source() {
            return extension(resource, "source").at("/valueReference/display").asText();
        }

        private JsonNode attachment() {
            return resource.at("/content/0/attachment");
        }

        private static JsonNode extension(JsonNode element, String name) {
            return element.path("extension")
                    .valueStream()
                    .filter(extension -> extension.path("url").asText().equals(EXTENSION + name))
                    .findFirst()
                    .orElseGet(() -> element.path("none"));
        }
    }

    public Reply search() {
        return fhir.get("DocumentReference?patient=" + tokens.patient());
    }

    public List<Document> list() {
        var reply = search();
        if (reply.status() != 200) {
            throw new IllegalStateException("no list of documents: " + reply);
        }
        return reply.resources().stream()
                .filter(resource -> resource.path("resourceType").asText().equals("DocumentReference"))
                .map(Document::new)
                .toList();
    }

    public Stream open(Document document) {
        return open(document, Map.of());
    }

    public Stream open(Document document, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + fhir.token());
        return Http.open(fhir.address("Binary/" + document.handle()), all);
    }
}
