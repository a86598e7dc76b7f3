package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/loading.md} names every type that systems may store, and no other. */
class LoadedTypesTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (?:her data|who she is|what they point to) \\|(.*)$", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

    @Test
    void are_those_of_the_documentation() throws IOException {
        var documented = ROW.matcher(Files.readString(Path.of("../docs/loading.md")))
                .results()
                .flatMap(row -> TYPE.matcher(row.group(1)).results())
                .map((MatchResult type) -> type.group(1))
                .collect(Collectors.toSet());

        for (var type : ResourceType.values()) {
            assertThat(LoadedTypes.hold(type.name())).as(type.name()).isEqualTo(documented.contains(type.name()));
        }
    }
}
