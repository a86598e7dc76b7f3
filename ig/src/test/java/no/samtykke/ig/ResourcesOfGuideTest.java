package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.ig.build.site.Findings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in the guide is valid: definitions against FHIR, examples against the profile that they show. */
class ResourcesOfGuideTest {

    private static final FoundByType FOUND = new FoundByType(IgnoredWarnings.read(Path.of("input/ignoreWarnings.txt")));

    @AfterAll
    static void tell() throws IOException {
        new Findings(Path.of("target/findings")).write(FOUND.told());
    }

    static Stream<Path> resources() {
        return Examples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isValid(Path file) {
        List<SingleValidationMessage> messages = SharedValidator.ONE
                .validate(Examples.read(file), Examples.profile(file))
                .getMessages();
        assertThat(FOUND.complaints(file, messages)).isEmpty();
    }
}
