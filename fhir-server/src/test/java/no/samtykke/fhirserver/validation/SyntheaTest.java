package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What of data that were not made for us would be refused, and why: the table in {@code docs/validation.md}, with how
 * long it took beside it. Runs with {@code -Dsamtykke.synthea=<folder of bundles>}: it takes a minute.
 */
@EnabledIfSystemProperty(named = "samtykke.synthea", matches = ".+")
class SyntheaTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    private final Validation validation = new Validation(new DefaultProfileValidationSupport(FHIR), null);

    /** Of one type. */
    private static final class Row {
        private final List<Double> milliseconds = new ArrayList<>();
        private final TreeSet<String> why = new TreeSet<>();
        private int refused;

        private double at(double share) {
            var sorted = milliseconds.stream().sorted().toList();
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }
    }

    @Test
    void what_is_refused_is_as_documented() throws IOException {
        var rows = new TreeMap<String, Row>();
        for (var resource : resources()) {
            var row = rows.computeIfAbsent(resource.fhirType(), _ -> new Row());
            long before = System.nanoTime();
            var found = validation.errors(resource);
            row.milliseconds.add((System.nanoTime() - before) / NANOS_OF_A_MILLISECOND);
            if (!found.isEmpty()) {
                row.refused++;
                found.forEach(finding -> row.why.add(finding.messageId().replaceFirst(".*#", "")));
            }
        }
        rows.forEach((type, row) -> System.out.printf(
                "%s: first %.0f ms, p50 %.1f, p95 %.1f of %d%n",
                type, row.milliseconds.getFirst(), row.at(0.5), row.at(0.95), row.milliseconds.size()));

        assertThat(Files.readString(Path.of("../docs/validation.md"))).contains(table(rows));
    }

    private static String table(Map<String, Row> rows) {
        return rows.entrySet().stream()
                .map(entry -> "| `%s` | %d | %d | %s |"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().milliseconds.size(),
                                entry.getValue().refused,
                                entry.getValue().why.stream()
                                        .map("`%s`"::formatted)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"))
                .replace("|  |", "| |");
    }

    private static List<Resource> resources() throws IOException {
        var all = new ArrayList<Resource>();
        try (var files = Files.list(Path.of(System.getProperty("samtykke.synthea")))) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                FHIR.newJsonParser().parseResource(Bundle.class, Files.readString(file)).getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .forEach(all::add);
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }
}
