package no.samtykke.authserver.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The client metadata that a request brings: one JSON object of 256 KiB at most. */
final class MetadataBody {

    private static final int LARGEST = 256 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MetadataBody() {}

    /** @throws MetadataRefused when it is anything else */
    static JsonNode of(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (!isJson(request.getContentType()) || body.length > LARGEST) {
            throw MetadataRefused.malformed();
        }
        var json = parse(body);
        if (!json.isObject()) {
            throw MetadataRefused.malformed();
        }
        if (json.has("software_statement")) {
            throw new MetadataRefused("invalid_software_statement", "Software statements are not taken.");
        }
        return json;
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw MetadataRefused.malformed();
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
