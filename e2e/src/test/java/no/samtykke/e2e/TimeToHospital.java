package no.samtykke.e2e;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.HospitalJournal;
import no.samtykke.e2e.stack.Stack;

/**
 * How long it takes from the moment when her app sends a withdrawal to the moment when a hospital, a process of its
 * own, begins to note it: by the time that stands in the journal of the stand-in, on the same machine.
 */
final class TimeToHospital {

    private static final int WARM_UP = 50;
    private static final int MEASURED = 300;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String RESERVATION = """
            {"resourceType":"Consent","status":"active",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"https://samtykke.example/fhir/CodeSystem/consent-category",
                                     "code":"register-reservation"}]}],
             "patient":{"reference":"Patient/%s"},"performer":[{"reference":"Patient/%s"}],"dateTime":"2026-11-01",
             "organization":[{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.101","value":"983974724"}}],
             "sourceReference":{"display":"In the app"},
             "policy":[{"uri":"https://register.example/reservation/1"}],
             "provision":{"type":"deny"}}""";

    private final Path journal;
    private final Fhir fhir;
    private final Tokens tokens;
    private final JsonMapper json = new JsonMapper();

    TimeToHospital(Stack stack, String person) {
        this.journal = stack.data().resolve("hospitals").resolve("hospital-east.journal");
        this.tokens = LogIn.of(stack, person).tokens();
        this.fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);
    }

    void measure() {
        var times = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            var consent = reserve();
            heard(id(consent), "active", Instant.now().plus(LONGEST));
            var start = Instant.now();
            withdraw(consent);
            double time = Duration.between(start, heard(id(consent), "inactive", start.plus(LONGEST)))
                            .toNanos()
                    / 1e6;
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                "withdrawal to hospital: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                times[MEASURED / 2], times[MEASURED * 95 / 100], times[MEASURED * 99 / 100]);
    }

    private ObjectNode reserve() {
        var reply = fhir.post("Consent", RESERVATION.formatted(tokens.patient(), tokens.actor()));
        if (reply.status() != 201) {
            throw new IllegalStateException("no reservation: " + reply);
        }
        return (ObjectNode) fhir.get("Consent?status=active&category=register-reservation&patient=" + tokens.patient())
                .resources()
                .getFirst();
    }

    private void withdraw(ObjectNode consent) {
        var reply = fhir.put(
                "Consent/" + id(consent), consent.put("status", "inactive").toString());
        if (reply.status() != 200) {
            throw new IllegalStateException("not withdrawn: " + reply);
        }
    }

    private static String id(ObjectNode consent) {
        return consent.path("id").asText();
    }

    private Instant heard(String consent, String what, Instant end) {
        while (true) {
            var at = found(consent, what);
            if (at.isPresent()) {
                return at.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The hospital did not hear of it");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** From the end, where it stands when it is there. */
    private Optional<Instant> found(String consent, String what) {
        try {
            var lines = HospitalJournal.lines(journal);
            for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - 10); i--) {
                var entry = json.readTree(lines.get(i));
                if (entry.path("entry").asText().equals("heard")
                        && entry.path("way").asText().equals("PUSH")
                        && entry.at("/setting/consent").asText().equals(consent)
                        && entry.at("/setting/what").asText().equals(what)) {
                    return Optional.of(Instant.parse(entry.path("at").asText()));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
