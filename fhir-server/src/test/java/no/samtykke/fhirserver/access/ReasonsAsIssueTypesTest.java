package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

/** The concept map of refusals to types of issues says of every rule what the server sends. */
class ReasonsAsIssueTypesTest {

    private final Refusals refusals = new Refusals(Enforcement.SMART);

    @Test
    void the_map_says_what_is_sent() throws IOException {
        assertThat(mapped())
                .isEqualTo(Arrays.stream(Reason.values())
                        .collect(Collectors.toMap(Reason::code, this::sent, (one, _) -> one, TreeMap::new)));
    }

    private String sent(Reason reason) {
        var refusal = refusals.of(reason, new SystemRequestDetails(), "patient/Observation.r");
        var outcome = (OperationOutcome) Objects.requireNonNull(refusal.getOperationOutcome());
        return outcome.getIssueFirstRep().getCode().toCode();
    }

    private static Map<String, String> mapped() throws IOException {
        try (var json =
                Objects.requireNonNull(Designations.class.getResourceAsStream("refusal-reason-to-issue-type.json"))) {
            return FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(ConceptMap.class, new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .getGroupFirstRep()
                    .getElement()
                    .stream()
                    .collect(Collectors.toMap(
                            ConceptMap.SourceElementComponent::getCode,
                            element -> element.getTargetFirstRep().getCode(),
                            (one, _) -> one,
                            TreeMap::new));
        }
    }
}
