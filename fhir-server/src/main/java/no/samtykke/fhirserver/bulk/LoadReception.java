package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.bulk.BoundedLines.Line;
import no.samtykke.fhirserver.bulk.BoundedLines.TooLarge;
import no.samtykke.fhirserver.bulk.SettingsLoads.Waiting;
import no.samtykke.fhirserver.exchange.SettingIntake;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in what is brought, some lines at a time; what breaks off on its way leaves nothing behind. */
@Component
class LoadReception {

    private static final int AT_A_TIME = 500;

    private final SettingsLoads loads;
    private final SettingIntake intake;
    private final BulkProperties properties;
    private final FhirContext fhir;

    LoadReception(SettingsLoads loads, SettingIntake intake, BulkProperties properties, FhirContext fhir) {
        this.loads = loads;
        this.intake = intake;
        this.properties = properties;
        this.fhir = fhir;
    }

    void receive(UUID load, InputStream body) throws IOException, TooLarge {
        boolean isWhole = false;
        try {
            int count = store(load, new BoundedLines(body, properties.linesPerLoad()));
            if (count == 0) {
                throw BulkRequests.wrong("body");
            }
            loads.isWhole(load, count);
            isWhole = true;
        } finally {
            if (!isWhole) {
                loads.end(load);
            }
        }
    }

    /** @return how many lines there are */
    private int store(UUID load, BoundedLines lines) throws IOException, TooLarge {
        var waiting = new ArrayList<Waiting>();
        var numbers = new ArrayList<@Nullable String>();
        int count = 0;
        Optional<Line> next = lines.next();
        while (next.isPresent()) {
            var line = next.get();
            if (!line.text().isEmpty()) {
                count++;
                waiting.add(new Waiting(line.number(), line.text()));
                numbers.add(numberIn(line.text()));
            }
            next = lines.next();
            if (!waiting.isEmpty() && (waiting.size() == AT_A_TIME || next.isEmpty())) {
                loads.add(load, waiting, numbers);
                waiting.clear();
                numbers.clear();
            }
        }
        return count;
    }

    private @Nullable String numberIn(String line) {
        return setting(line)
                .flatMap(setting -> intake.personOf(setting.getPart()))
                .map(NationalId::value)
                .orElse(null);
    }

    /** The parts of a setting stand at the root of a line; empty when it is no such line. */
    Optional<ParametersParameterComponent> setting(String line) {
        try {
            var setting = new ParametersParameterComponent().setName("setting");
            setting.setPart(List.copyOf(
                    fhir.newJsonParser().parseResource(Parameters.class, line).getParameter()));
            return Optional.of(setting);
        } catch (DataFormatException | IllegalArgumentException | ClassCastException illFormed) {
            return Optional.empty();
        }
    }
}
