package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A CodeSystem as JSON. It is read as it flows, so that no more than one of its topmost concepts is in memory. */
record FhirJsonFile(Path path) implements ConceptFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public GivenHead head() throws IOException {
        return GivenHead.of(fields(Reader.NOBODY));
    }

    @Override
    public void read(Reader reader) throws IOException {
        var fields = fields(reader);
        if (!"CodeSystem".equals(fields.get("resourceType"))) {
            reader.flaw(1, "not a CodeSystem");
        } else if (!"complete".equals(fields.get("content"))) {
            reader.flaw(1, "content is not complete: " + fields.get("content"));
        }
    }

    private Map<String, String> fields(Reader reader) throws IOException {
        var fields = new TreeMap<String, String>();
        try (var json = JSON.createParser(path.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                reader.flaw(1, "not a JSON object");
                return fields;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                var begins = json.nextToken();
                if (name.equals("concept") && begins == JsonToken.START_ARRAY) {
                    concepts(json, reader);
                } else if (begins.isScalarValue()) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            reader.flaw(
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage());
        }
        return fields;
    }

    private static void concepts(JsonParser json, Reader reader) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            long line = json.currentTokenLocation().getLineNr();
            ConceptJson.read(line, json.<JsonNode>readValueAsTree(), reader);
        }
    }
}
