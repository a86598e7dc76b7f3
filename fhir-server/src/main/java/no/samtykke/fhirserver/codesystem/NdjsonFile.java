package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A concept on each line: {@link ConceptJson}. */
record NdjsonFile(Path path) implements ConceptFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public GivenHead head() {
        return GivenHead.NOTHING;
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (var lines = Files.newBufferedReader(path)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    read(number, line, reader);
                }
            }
        }
    }

    private static void read(long number, String line, Reader reader) {
        try {
            ConceptJson.read(number, JSON.readTree(line), reader);
        } catch (JsonProcessingException e) {
            reader.flaw(number, "not JSON: " + e.getOriginalMessage());
        }
    }
}
