package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An example is found to be what the guide lists it as. */
class OwnProfileTest {

    private static final String PROFILES = "https://samtykke.example/fhir/StructureDefinition/";

    /** Which of two it is depends on who sends it, or on whose Organization it is: no resource tells that of itself. */
    private static final Set<String> TOLD_BY_NO_RESOURCE = Set.of(
            PROFILES + "samtykke-binary",
            PROFILES + "samtykke-consent-proxy-mandate-proposal",
            PROFILES + "samtykke-organization",
            PROFILES + "samtykke-related-person-registered");

    static Stream<Path> examples() {
        return Examples.all().stream()
                .filter(file -> String.valueOf(Examples.profile(file)).startsWith(PROFILES))
                .filter(file -> !TOLD_BY_NO_RESOURCE.contains(Examples.profile(file)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWhatTheGuideListsItAs(Path file) {
        Resource example = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(Examples.read(file));
        assertThat(OwnProfile.of(example).map(PROFILES::concat)).contains(Examples.profile(file));
    }
}
