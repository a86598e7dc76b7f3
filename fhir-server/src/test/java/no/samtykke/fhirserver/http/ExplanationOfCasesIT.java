package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.access.AccessCase;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code $explain} tells is what the request is answered: every tenth row of the table, which all are asked as
 * requests by {@link AccessCasesIT}. Rows in which the content that is sent decides are left out.
 */
class ExplanationOfCasesIT {

    private static final Set<String> EXPLAINED = Set.of("read", "vread", "history", "search", "update", "delete");
    private static final int EVERY = 10;

    static List<AccessCase> some() {
        var all = AccessCase.all()
                .filter(row -> EXPLAINED.contains(row.does()))
                .filter(row -> !row.type().equals("AuditEvent") || row.owner().equals("subject"))
                .toList();
        return IntStream.range(0, all.size())
                .filter(at -> at % EVERY == 0)
                .mapToObj(all::get)
                .toList();
    }

    @AfterEach
    void the_register_answers_again() {
        RunningServer.ONE.register.answersWithStatus(200);
    }

    @ParameterizedTest
    @MethodSource("some")
    void are_explained_as_they_are_answered(AccessCase row) {
        var answer = Play.explanationOf(row);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var told = answer.as(Parameters.class);
        assertThat(ExplainIT.code(told, row.isPermitted() ? "ground" : "reason"))
                .isEqualTo(row.expected());
        assertThat(ExplainIT.code(told, "decision")).isEqualTo(row.isPermitted() ? "permit" : "deny");
    }
}
