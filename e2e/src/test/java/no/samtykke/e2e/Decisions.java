package no.samtykke.e2e;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.stack.SandboxJson.Person;
import no.samtykke.e2e.stack.Stack;

/** A hospital asks {@code $decide} about one who has 200 Consents. */
final class Decisions {

    private static final int CONSENTS = 200;
    private static final int AT_ONCE = 8;
    private static final int ASKED = 1_000;

    private final Fhir fhir;
    private final Person person;

    Decisions(Stack stack, String person) {
        this.fhir = new SystemApp(stack.description(), "hospital-east").fhir();
        this.person = stack.person(person);
        var settings = IntStream.range(0, CONSENTS).mapToObj(this::setting).collect(Collectors.joining(","));
        var brought = fhir.post("$register-settings", parameters(settings));
        if (brought.status() != 200) {
            throw new IllegalStateException("nothing was registered: " + brought);
        }
    }

    /** One question and its answer, signed. */
    Reply ask() {
        return fhir.post("$decide", parameters("""
                {"name": "person", %s},
                {"name": "type", "valueCode": "Condition"},
                {"name": "purpose", "valueCode": "PATRQT"}""".formatted(number())));
    }

    /** In a second, when several ask at once. */
    double throughput() {
        var failed = new AtomicInteger();
        var start = System.nanoTime();
        try (var askers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < ASKED; i++) {
                askers.execute(() -> failed.addAndGet(ask().status() == 200 ? 0 : 1));
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " decisions failed");
        }
        return ASKED / ((System.nanoTime() - start) / 1e9);
    }

    private String setting(int project) {
        return """
                {"name": "setting", "part": [
                  {"name": "person", %s},
                  {"name": "category", "valueCode": "research-consent"},
                  {"name": "controller", "valueIdentifier":
                    {"system": "urn:oid:2.16.578.1.12.4.1.4.101", "value": "983974724"}},
                  {"name": "policy", "valueUri": "https://hospital.example/project/%d"},
                  {"name": "active", "valueBoolean": true},
                  {"name": "decided", "valueDateTime": "%s"},
                  {"name": "source", "valueReference": {"display": "Form"}}]}""".formatted(number(), project, Instant.now());
    }

    private String number() {
        return "\"valueIdentifier\": {\"system\": \"%s\", \"value\": \"%s\"}".formatted(person.system(), person.pid());
    }

    private static String parameters(String parts) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [" + parts + "]}";
    }
}
