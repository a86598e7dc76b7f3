package no.samtykke.fhirserver.sources;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Two sources and the settings by which they are known: a hospital, and registers. */
public final class TestSources implements AutoCloseable {

    public final StandIn hospital;
    public final StandIn registers;

    public TestSources() throws IOException {
        hospital = new StandIn("helse-vest");
        registers = new StandIn("registers");
    }

    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.putAll(settings(
                0, hospital, "Helse Vest", "983658725", "DocumentReference,Appointment,ServiceRequest,Encounter"));
        settings.put("samtykke.sources.list[0].encrypts", true);
        settings.putAll(settings(
                1, registers, "Registers", "983744516", "Patient,RelatedPerson,PractitionerRole,MedicationRequest"));
        return settings;
    }

    /** The settings of one source, with what is ordinary. */
    public static Map<String, Object> settings(
            int place, StandIn source, String name, String controller, String types) {
        var settings = new HashMap<String, Object>();
        Map.of(
                        "id",
                        source.id(),
                        "name",
                        name,
                        "controller",
                        controller,
                        "base",
                        source.base(),
                        "contact",
                        "Write to " + name + ".",
                        "types",
                        types,
                        // A busy machine is no silent source: tests that want one say so.
                        "timeout",
                        "20s",
                        "client-id",
                        "samtykke",
                        "client-key",
                        Signed.FILE,
                        "token-endpoint",
                        source.tokenEndpoint())
                .forEach((key, value) -> settings.put("samtykke.sources.list[%d].%s".formatted(place, key), value));
        return settings;
    }

    @Override
    public void close() {
        hospital.close();
        registers.close();
    }
}
