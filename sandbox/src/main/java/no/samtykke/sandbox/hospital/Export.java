package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import no.samtykke.sandbox.loopback.Json;

/** Fetches what is its own as files, and holds what stands there against what the hospital knows. */
record Export(Samtykke samtykke, HospitalRegister register, String organisation) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS = 120;

    /**
     * @param there how many settings stand at fhir-server
     * @param missing how many of them are not known here
     * @param tooMany how many are known here and do not stand there
     * @param problem why there was no answer; blank when there was
     */
    record Compared(int there, int missing, int tooMany, String problem) {}

    Compared compare() {
        try {
            var there = fetch(samtykke.begin("Patient/$export?_type=Consent"));
            var here = new HashSet<String>();
            register.heard().stream()
                    .filter(heard -> heard.setting().counts())
                    .filter(heard -> heard.setting().controller().equals(organisation))
                    .forEach(heard -> here.add(heard.setting().consent()));
            var missing = new HashSet<>(there);
            missing.removeAll(here);
            here.removeAll(there);
            return new Compared(there.size(), missing.size(), here.size(), "");
        } catch (IOException e) {
            return new Compared(0, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    private Set<String> fetch(String job) throws IOException {
        var ids = new HashSet<String>();
        for (var file : list(job).path("output")) {
            for (String line :
                    samtykke.get(file.path("url").asText()).body().lines().toList()) {
                JsonNode consent = Json.MAPPER.readTree(line);
                if (consent.path("status").asText().equals("active")) {
                    ids.add(consent.path("id").asText());
                }
            }
        }
        samtykke.forget(job);
        return ids;
    }

    private JsonNode list(String job) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            var answer = samtykke.get(job);
            if (answer.statusCode() == 200) {
                return Json.MAPPER.readTree(answer.body());
            }
            pause();
        }
        throw new IOException("the files were not ready in time");
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while waiting for files");
        }
    }
}
