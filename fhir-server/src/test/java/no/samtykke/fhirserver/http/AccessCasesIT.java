package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import no.samtykke.fhirserver.access.AccessCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code access-cases.txt} through HTTP: the same answers as of the policy, told as the rules say. */
class AccessCasesIT {

    private static final Set<String> TOLD_AS_401 = Set.of("session-ended", "level-too-low");
    private static final Set<String> NOT_ROUTED = Set.of("not-served", "usage-log-read-only");

    static List<AccessCase> all() {
        return AccessCase.all().toList();
    }

    @AfterEach
    void the_register_answers_again() {
        RunningServer.ONE.register.answersWithStatus(200);
    }

    @ParameterizedTest
    @MethodSource("all")
    void answers_as_the_table_says(AccessCase row) {
        var answer = Play.of(row);

        if (row.isPermitted()) {
            assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        } else if (row.expected().equals("not-known")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        } else if (NOT_ROUTED.contains(row.expected())) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 405);
        } else {
            assertThat(answer.reason()).as(answer.body()).isEqualTo(row.expected());
            assertThat(answer.status()).isEqualTo(TOLD_AS_401.contains(row.expected()) ? 401 : 403);
        }
    }
}
