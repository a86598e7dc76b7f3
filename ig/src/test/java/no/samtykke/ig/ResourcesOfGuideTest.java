package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything in the guide is valid: definitions against FHIR, examples against the profile that they show. */
class ResourcesOfGuideTest {

    private static final IgnoredWarnings IGNORED = IgnoredWarnings.read(Path.of("input/ignoreWarnings.txt"));

    @SuppressWarnings("NullAway.Init")
    private static PackageValidator validator;

    @BeforeAll
    static void load() throws IOException {
        validator = new PackageValidator();
    }

    static Stream<Path> resources() {
        return Examples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void isValid(Path file) {
        List<SingleValidationMessage> complaints =
                validator.validate(Examples.read(file), Examples.profile(file)).getMessages().stream()
                        .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.WARNING.ordinal())
                        .filter(message -> message.getSeverity() != ResultSeverityEnum.WARNING
                                || !IGNORED.holds(message.getMessage()))
                        .toList();
        assertThat(complaints).isEmpty();
    }
}
