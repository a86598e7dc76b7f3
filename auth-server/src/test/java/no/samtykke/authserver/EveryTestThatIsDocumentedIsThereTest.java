package no.samtykke.authserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Documentation;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} names the tests that hold each check. */
class EveryTestThatIsDocumentedIsThereTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Test))`");
    private static final String PAGE = Documentation.text("conformance.md");

    @Test
    void as_a_class_in_one_of_the_modules() {
        var named = NAMED.matcher(PAGE).results().map(match -> match.group(1)).collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(testClasses()).containsAll(named);
    }

    @Test
    void and_every_check_names_one_or_says_why_it_does_not_apply() {
        assertThat(checks())
                .hasSizeGreaterThan(100)
                .allMatch(row -> NAMED.matcher(row).find() || row.contains("| does not apply: "));
        assertThat(checks()).doesNotHaveDuplicates();
    }

    private static List<String> checks() {
        return PAGE.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| id "))
                .toList();
    }

    private static Set<String> testClasses() {
        return Stream.of("auth-server", "e2e", "fhir-server")
                .flatMap(module -> namesBelow(Path.of("..", module, "src", "test", "java")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> namesBelow(Path sources) {
        try (var files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString().replace(".java", "")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
