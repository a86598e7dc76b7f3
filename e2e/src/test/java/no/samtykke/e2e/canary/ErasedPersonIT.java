package no.samtykke.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.e2e.app.Consents;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A person who was erased is nowhere any more: no row, no index, no file of the database, no log. */
@WithStack
@ResourceLock(WithStack.ALL_ROWS)
class ErasedPersonIT {

    private static final String ERASURE =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"%s\",\"valueBoolean\":%s}]}";

    private final Canary canary = Canary.fresh();

    @Test
    void nothing_is_left_of_her(Stack stack) throws SQLException {
        var nina = stack.person("nina");
        var tokens = LogIn.of(stack, "nina").tokens();
        var fhir = LogIn.of(stack, "nina").app().fhir(tokens);
        leaveMarks(stack, fhir, tokens);
        assertThat(fhir.post("$request-erasure", ERASURE.formatted("all", true)).status())
                .isEqualTo(200);
        assertThat(new Traces(stack).stored(canary))
                .anySatisfy(place -> assertThat(place).contains("fhir.public.hfj_res_ver"))
                .anySatisfy(place -> assertThat(place).contains("pg_wal"));
        assertThat(inFhir(stack, nina.pid())).isNotEmpty();
        herDayComes(stack, tokens);

        var report = new SystemApp(stack.description(), "sandbox-staff")
                .fhir()
                .post("$erasure", ERASURE.formatted("dry-run", false));

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body()).contains(tokens.patient()).doesNotContain("failed");
        assertThat(new Rows(stack).with(canary)).isEmpty();
        assertThat(Stream.of(nina.pid(), nina.name()).flatMap(text -> inFhir(stack, text).stream()))
                .isEmpty();
        stack.sweepDatabases();
        assertThat(new Traces(stack).stored(canary)).isEmpty();
    }

    /** In many types, in a version that is not the last one, and in what she took away. */
    private void leaveMarks(Stack stack, Fhir fhir, Tokens tokens) {
        HealthArchive.open(fhir, tokens);
        assertThat(Consents.deny(fhir, tokens, "kjernejournal-access-closure").status())
                .isEqualTo(201);
        var entry = HealthArchive.write(fhir, tokens, "Puls", canary.marker());
        assertThat(entry.status()).isEqualTo(201);
        var removed = HealthArchive.write(fhir, tokens, canary.marker(), "60");
        assertThat(fhir.delete("Observation/" + removed.createdId()).status()).isLessThan(300);
        var loaded = new SystemApp(stack.description(), "sandbox-loader").fhir().post("", bundle(tokens));
        assertThat(loaded.status()).as(loaded.body()).isEqualTo(200);
    }

    private String bundle(Tokens tokens) {
        return Stream.of(
                        "\"resourceType\":\"Condition\",\"subject\":",
                        "\"resourceType\":\"Procedure\",\"status\":\"completed\",\"subject\":",
                        "\"resourceType\":\"CarePlan\",\"status\":\"active\",\"intent\":\"plan\",\"subject\":")
                .map(start -> "{\"request\":{\"method\":\"POST\",\"url\":\"" + start.split("\"")[3]
                        + "\"},\"resource\":{" + start + "{\"reference\":\"Patient/" + tokens.patient()
                        + "\"},\"note\":[{\"text\":\"" + canary.marker() + "\"}]}}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    /** The stand-in of the population register knows her still, and auth-server until it asks. */
    private static List<String> inFhir(Stack stack, String text) {
        return new Rows(stack)
                .with(new Canary(text)).stream()
                        .filter(place -> place.startsWith("fhir."))
                        .toList();
    }

    private static void herDayComes(Stack stack, Tokens tokens) throws SQLException {
        try (var connection = stack.fhirDatabase();
                var update = connection.prepareStatement(
                        "update samtykke.retention set erased_on = current_date - 1 where patient_id = ?")) {
            update.setString(1, tokens.patient());
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
