package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which questions a search may hold. */
class SearchQuestionsTest {

    @ParameterizedTest
    @CsvSource({
        "Observation, code, x",
        "Observation, code:not, x",
        "Observation, patient, Patient/kari",
        "Encounter, patient, Patient/kari",
        "Observation, _id, 1",
        "Observation, _lastUpdated, ge2026-01-01",
        "Observation, _sort, date",
        "Observation, _sort, -date",
        "Observation, _sort, '-_lastUpdated,_id'",
        "Observation, _offset, 0",
        "Observation, _offset, 10000",
        "Patient, _id, kari"
    })
    void is_asked(String type, String name, String value) {
        assertThatCode(() -> check(type, name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Observation, _has:Consent:patient:status, active",
        "Observation, subject.name, Kari",
        "Observation, patient:Patient.name, Kari",
        "Observation, code:in, http://x",
        "Observation, code:missing, true",
        "Observation, code:not:not, x",
        "Observation, performer, Patient/ola",
        "Observation, _include, Observation:performer",
        "Observation, _filter, code eq x",
        "Observation, vaccine-code, x",
        "Patient, patient, Patient/kari",
        "Patient, name, Kari",
        "Observation, _sort, performer",
        "Observation, _sort, 'date,performer'",
        "Observation, _sort, --date",
        "Observation, _offset, 10001",
        "Observation, _offset, 100000",
        "Observation, _offset, -1",
        "Observation, _offset, x"
    })
    void is_refused(String type, String name, String value) {
        assertThatThrownBy(() -> check(type, name, value)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void has_at_most_fifty_values_of_a_thousand_characters() {
        assertThatCode(() -> check("Observation", "code", copies(50, "x"))).doesNotThrowAnyException();
        assertThatCode(() -> check("Observation", "code", "x".repeat(1_000))).doesNotThrowAnyException();

        assertThatThrownBy(() -> check("Observation", "code", copies(51, "x")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> check("Observation", "code", "x".repeat(1_001)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void tells_which_are_supported() {
        assertThatThrownBy(() -> check("Patient", "name", "Kari"))
                .hasMessageContaining("Patient: _count")
                .hasMessageNotContaining("patient");
        assertThatThrownBy(() -> check("Observation", "performer", "x"))
                .hasMessageContaining("category, code, date, patient, status");
    }

    @Test
    void of_a_type_that_is_not_served_is_told_as_of_what_is_not_there() {
        assertThatThrownBy(() -> check("Organization", "_id", "1")).isInstanceOf(ResourceNotFoundException.class);
    }

    private static String[] copies(int count, String value) {
        return Collections.nCopies(count, value).toArray(String[]::new);
    }

    private static void check(String type, String name, String... values) {
        var request = new ServletRequestDetails();
        request.setResourceName(type);
        request.setParameters(Map.of(name, values));
        SearchQuestions.check(request);
    }
}
