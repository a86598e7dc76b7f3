package no.samtykke.fhirserver.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/** What is answered about an export: no word about any person. */
@Component
class ExportAnswers {

    private final String base;
    private final BulkProperties properties;
    private final ObjectMapper json;

    ExportAnswers(SmartProperties smart, BulkProperties properties, ObjectMapper json) {
        this.base = smart.base().toString();
        this.properties = properties;
        this.json = json;
    }

    void begun(UUID id, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", base + "/$export-status?job=" + id);
        response.setHeader("Cache-Control", "no-store");
    }

    void notYet(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("X-Progress", "being prepared");
        response.setHeader("Retry-After", String.valueOf(properties.every().toSeconds()));
        response.setHeader("Cache-Control", "no-store");
    }

    void whole(Export export, List<Exports.File> files, HttpServletResponse response) throws IOException {
        var answer = json.createObjectNode();
        answer.put("transactionTime", export.transactionTime().toString());
        answer.put("request", export.request());
        answer.put("requiresAccessToken", true);
        var output = answer.putArray("output");
        var deleted = answer.putArray("deleted");
        answer.putArray("error");
        for (var file : files) {
            add(file.name().kind() == FileKind.DELETED ? deleted : output, export, file);
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Expires",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        export.createdAt().plus(properties.keep()).atOffset(ZoneOffset.UTC)));
        json.writeValue(response.getOutputStream(), answer);
    }

    private void add(ArrayNode list, Export export, Exports.File file) {
        list.addObject()
                .put("type", file.name().kind().type())
                .put(
                        "url",
                        base + "/$export-file?job=" + export.id() + "&file="
                                + file.name().text())
                .put("count", file.count());
    }
}
