package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.terminology.Designations;
import org.junit.jupiter.api.Test;

/** Ties {@code docs/access-rules.md} and the code system to the code: a reason is in all three or in none. */
class AccessRulesTest {

    private static final Path RULES = Path.of("../docs/access-rules.md");
    private static final Pattern ROW = Pattern.compile("^\\| (?:R\\d+\\w? \\| `(\\w+)` \\| )?`([a-z0-9-]+)` \\|.*");

    @Test
    void every_reason_of_the_code_has_a_row_and_every_row_a_text() throws IOException {
        var rows = rows(2);
        var reasons = Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toSet());

        assertThat(rows).containsAll(reasons);
        assertThat(Designations.of("refusal-reason").codes()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void every_rule_named_there_is_a_file() throws IOException {
        for (String rule : rows(1)) {
            assertThat(Path.of("src/main/java/no/samtykke/fhirserver/access", rule + ".java"))
                    .exists();
        }
    }

    /** The same table is held against what the auth-server gives. */
    @Test
    void the_parameters_that_may_narrow_a_scope_are_those_listed_there() throws IOException {
        var row = Pattern.compile("^\\| `([A-Z][A-Za-z]+)` \\| ((?:`[a-z-]+`(?:, )?)+) \\|$");
        var documented = new TreeMap<String, Set<String>>();
        Files.readAllLines(RULES).stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .forEach(found -> documented.put(
                        found.group(1), Set.of(found.group(2).replace("`", "").split(", "))));

        var enforced = new TreeMap<String, Set<String>>();
        for (var type : ServedType.values()) {
            enforced.put(type.resourceType(), ServedType.narrowingParameters(type.resourceType()));
        }
        enforced.values().removeIf(Set::isEmpty);

        assertThat(enforced).isEqualTo(documented);
    }

    @Test
    void every_reason_is_a_case_of_the_table() {
        var expected = AccessCase.all().map(AccessCase::expected).collect(Collectors.toSet());
        var systemsOnly = Set.of(Reason.SYSTEM_NOT_GRANTED.code(), Reason.SUPPORT_ACCESS_MISSING.code());

        assertThat(Arrays.stream(Reason.values()).map(Reason::code).filter(code -> !systemsOnly.contains(code)))
                .isSubsetOf(expected);
    }

    private static Set<String> rows(int group) throws IOException {
        var found = new TreeSet<String>();
        for (String line : Files.readAllLines(RULES)) {
            var row = ROW.matcher(line);
            if (row.matches() && row.group(group) != null) {
                found.add(row.group(group));
            }
        }
        return found;
    }
}
