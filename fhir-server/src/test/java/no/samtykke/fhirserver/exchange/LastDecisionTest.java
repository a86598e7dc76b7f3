package no.samtykke.fhirserver.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.exchange.LastDecision.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code docs/exchange.md}, row by row: what stands, what arrives, what becomes of it. */
class LastDecisionTest {

    @ParameterizedTest(name = "{0}/{1} meets {2} at {3}, if-match {4}: {5}")
    @CsvSource({
        // stands, at | arrives, at, if-match | outcome
        "      , , given     , 1,  , registered",
        "      , , given     , 1, a, conflict",
        "      , , taken-back, 1,  , unchanged",
        "      , 5, given     , 6,  , registered",
        "      , 5, given     , 5,  , conflict",
        "      , 5, given     , 4,  , conflict",
        "      , 5, given     , 6, a, conflict",
        "      , 5, taken-back, 6,  , unchanged",
        "      , 5, taken-back, 4, a, unchanged",
        "a     , 5, given     , 5,  , unchanged",
        "a     , 5, given     , 5, b, unchanged",
        "a     , 5, given     , 6,  , conflict",
        "a     , 5, given     , 6, b, conflict",
        "a     , 5, given     , 4, a, conflict",
        "a     , 5, given     , 6, a, registered",
        "a     , 5, taken-back, 6,  , conflict",
        "a     , 5, taken-back, 6, b, conflict",
        "a     , 5, taken-back, 4, a, conflict",
        "a     , 5, taken-back, 5, a, ended",
        "a     , 5, taken-back, 6, a, ended",
        "a     ,  , taken-back, 6, a, ended"
    })
    void what_arrives_meets_what_stands(
            String stands, Integer since, String arrives, int at, String replaces, String outcome) {
        var last = new LastDecision(
                Optional.ofNullable(stands), Optional.ofNullable(since).map(LastDecisionTest::moment));

        assertThat(last.meets(arrives.equals("given"), moment(at), Optional.ofNullable(replaces)))
                .isEqualTo(Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
    }

    private static Instant moment(int second) {
        return Instant.ofEpochSecond(second);
    }
}
