package no.samtykke.e2e.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.samtykke.e2e.stack.HospitalJournal;

/**
 * A hospital's journal, read by somebody else.
 *
 * @param pushed what it was pushed, in the order in which it came, each once
 * @param repeated how often something was pushed that had been taken already
 * @param done ids of the Consents that came of its own decisions, as it was answered
 * @param disagreements how many of its decisions fhir-server made something else of
 */
record JournalRead(Set<Push> pushed, int repeated, List<String> done, int disagreements) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A change as it was pushed. */
    record Push(String consent, Place place, Instant moment) {}

    static JournalRead of(Path file) {
        var pushed = new LinkedHashSet<Push>();
        var done = new ArrayList<String>();
        int repeated = 0;
        int disagreements = 0;
        try {
            for (String line : HospitalJournal.lines(file)) {
                var entry = JSON.readTree(line);
                switch (entry.path("entry").asText()) {
                    case "heard" -> {
                        if (entry.path("way").asText().equals("PUSH") && !pushed.add(push(entry))) {
                            repeated++;
                        }
                    }
                    case "again" -> repeated++;
                    case "answered" -> {
                        String outcome = entry.path("outcome").asText();
                        if (outcome.equals("registered")) {
                            done.add(entry.path("consent").asText());
                        } else if (outcome.equals("conflict")) {
                            disagreements++;
                        }
                    }
                    default -> {
                        continue;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JournalRead(pushed, repeated, done, disagreements);
    }

    private static Push push(JsonNode entry) {
        var setting = entry.path("setting");
        return new Push(
                setting.path("consent").asText(),
                new Place(
                        setting.path("person").asText(),
                        setting.path("category").asText(),
                        setting.path("controller").asText()),
                Instant.parse(setting.path("recorded").asText()));
    }
}
