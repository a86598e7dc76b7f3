package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.Enumerations.CodeSystemContentMode;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What HL7's own engine, the one in its command line, says of everything in the guide. It takes minutes, so it is run
 * when it is asked for: {@code -Dguide.engine=official}.
 */
@EnabledIfSystemProperty(named = "guide.engine", matches = "official")
class OfficialEngineTest {

    private static final Path PACKAGES = Path.of(System.getProperty("user.home"), ".fhir", "packages");

    /** It asks for this package of extensions between versions of FHIR, and we use none of them. */
    private static final String EXTENSIONS_BETWEEN_VERSIONS = "hl7.fhir.xver-extensions#0.1.0";

    /** The population register has extensions of its own, whose package is no dependency. */
    private static final String REGISTER = "http://ehelse.no/fhir/";

    /** Likewise those of R5 subscriptions in R4. */
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";

    /** Registries of the internet, which a terminology server would know: what the guide has of them. */
    private static final List<String> MEDIA_TYPES = List.of(
            "application/fhir+json",
            "application/json",
            "application/pdf",
            "application/x-www-form-urlencoded",
            "text/html",
            "text/plain",
            "text/xml",
            // What FHIR takes as a format beside media types.
            "json");

    private static final IgnoredWarnings EXPLAINED = IgnoredWarnings.read(Path.of("input/ignoreWarnings.txt"));

    @Test
    void findsNoErrorAndNoWarningThatIsNotExplained() throws Exception {
        ValidationEngine engine = engine();
        List<String> complaints = new ArrayList<>();
        for (Path file : Examples.all()) {
            for (OperationOutcomeIssueComponent issue : issues(engine, file)) {
                String text = issue.getDetails().getText();
                switch (issue.getSeverity()) {
                    case FATAL, ERROR -> complaints.add(told(file, issue));
                    case WARNING -> {
                        if (!EXPLAINED.holds(text)) {
                            complaints.add(told(file, issue));
                        }
                    }
                    default -> {}
                }
            }
        }
        assertThat(complaints).as("%s complaints", complaints.size()).isEmpty();
    }

    private static List<OperationOutcomeIssueComponent> issues(ValidationEngine engine, Path file) throws Exception {
        String profile = Examples.profile(file);
        return engine.validate(
                        Examples.read(file).getBytes(StandardCharsets.UTF_8),
                        FhirFormat.JSON,
                        profile == null ? List.of() : List.of(profile),
                        new ArrayList<>())
                .getIssue();
    }

    private static String told(Path file, OperationOutcomeIssueComponent issue) {
        return "%s %s at %s: %s"
                .formatted(
                        issue.getSeverity(),
                        file.getFileName(),
                        issue.getExpression(),
                        issue.getDetails().getText());
    }

    private static ValidationEngine engine() throws IOException, URISyntaxException {
        Path empty = PACKAGES.resolve(EXTENSIONS_BETWEEN_VERSIONS).resolve("package");
        Files.createDirectories(empty);
        Files.writeString(empty.resolve("package.json"), """
                {"name": "hl7.fhir.xver-extensions", "version": "0.1.0", "fhirVersions": ["4.0.1"]}
                """);
        ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder()
                .withVersion("4.0.1")
                .withNoTerminologyServer()
                .fromSource("hl7.fhir.r4.core#4.0.1");
        engine.getIgLoader().loadIg(engine.getIgs(), engine.getBinaries(), "target/classes/package.tgz", false);
        engine.setLocale(Locale.ENGLISH);
        engine.getDefaultInstanceValidatorParameters().addExtension(REGISTER);
        engine.getDefaultInstanceValidatorParameters().addExtension(BACKPORT);
        engine.getDefaultInstanceValidatorParameters().setBestPracticeLevel(BestPracticeWarningLevel.Ignore);
        engine.setFetcher(new ExampleResources(engine.getContext()));
        // Not every request of an example is about something that is an example.
        engine.setPolicyAdvisor(
                new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS, Set.of()));
        engine.getContext().cacheResource(codes("urn:ietf:bcp:13", MEDIA_TYPES));
        engine.getContext().cacheResource(codes("urn:ietf:bcp:47", List.of("nb", "nn", "en", "nb-NO", "no")));
        engine.prepare();
        return engine;
    }

    private static CodeSystem codes(String system, List<String> codes) {
        CodeSystem known = new CodeSystem();
        known.setId(system.replace(':', '-'));
        known.setUrl(system);
        known.setVersion("1");
        known.setName("Known");
        known.setStatus(PublicationStatus.ACTIVE);
        known.setContent(CodeSystemContentMode.COMPLETE);
        codes.forEach(code -> known.addConcept().setCode(code));
        return known;
    }
}
