package no.samtykke.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a validation costs, by profile: one example of each in the guide. Prints the table in
 * {@code docs/validation.md}. Runs with {@code -Dsamtykke.cost=true}: it takes minutes.
 */
@EnabledIfSystemProperty(named = "samtykke.cost", matches = "true")
class CostOfValidationTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Path EXAMPLES = Path.of("../ig/fsh-generated/resources");
    private static final int TIMES = 40;
    private static final double NANOS_OF_A_MILLISECOND = 1e6;
    private static final int BYTES_OF_A_MEGABYTE = 1 << 20;
    private static final double MOST_MILLISECONDS = 100;

    @Test
    void the_second_and_later_are_quick() throws IOException {
        long before = used();
        var validation = new Validation(new DefaultProfileValidationSupport(FHIR), null);
        var examples = examples(validation);
        var slow = new TreeMap<String, Double>();
        examples.forEach((profile, example) -> {
            double first = milliseconds(validation, example);
            double second = milliseconds(validation, example);
            List<Double> next = IntStream.range(0, TIMES)
                    .mapToObj(_ -> milliseconds(validation, example))
                    .sorted()
                    .toList();
            double middle = next.get(TIMES / 2 - 1);
            slow.put(profile, middle);
            System.out.printf(
                    "| `%s` | %.0f | %.1f | %.1f | %.1f |%n",
                    profile, first, second, middle, next.get(TIMES * 95 / 100 - 1));
        });
        System.out.printf("Memory: %d MB%n", (used() - before) / BYTES_OF_A_MEGABYTE);

        assertThat(slow).allSatisfy((profile, middle) -> assertThat(middle).isLessThan(MOST_MILLISECONDS));
    }

    private static double milliseconds(Validation validation, Resource example) {
        long begin = System.nanoTime();
        assertThat(validation.errors(example)).isEmpty();
        return (System.nanoTime() - begin) / NANOS_OF_A_MILLISECOND;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The first of each profile, in the order of their names. */
    private static Map<String, Resource> examples(Validation validation) throws IOException {
        var byProfile = new TreeMap<String, Resource>();
        try (var files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                var resource = (Resource) FHIR.newJsonParser().parseResource(Files.readString(file));
                validation
                        .profileOf(resource)
                        .map(profile -> profile.substring(profile.lastIndexOf('/') + 1))
                        .ifPresent(profile -> byProfile.putIfAbsent(profile, resource));
            }
        }
        return byProfile;
    }
}
