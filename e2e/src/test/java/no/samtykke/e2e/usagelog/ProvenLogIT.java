package no.samtykke.e2e.usagelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says of her, she can prove; what is done to it in the database, the auditor is told. */
@WithStack
class ProvenLogIT {

    private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";

    @TempDir
    private Path folder;

    @Test
    void a_row_that_is_deleted_in_postgresql_is_named_and_its_proof_stays_good(Stack stack) throws Exception {
        var hers = LogIn.of(stack, "trond").fhir();
        var auditor = new SystemApp(stack.description(), "sandbox-auditor").fhir();
        String entry = hers.get("AuditEvent?_count=1")
                .resources()
                .getFirst()
                .path("id")
                .asText();
        Files.writeString(folder.resolve("proof"), proof(hers, entry));
        Files.writeString(folder.resolve("keys"), keys(hers));

        var untouched = auditor.post("$verify", NOTHING);
        assertThat(untouched.body()).contains("\"intact\",\"valueBoolean\":true");

        try (var database = stack.fhirDatabase();
                var sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("alter table samtykke.usage_log disable trigger user");
            sql.execute("create table public.kept as select * from samtykke.usage_log where id = '" + entry + "'");
            assertThat(sql.executeUpdate("delete from samtykke.usage_log where id = '" + entry + "'"))
                    .isEqualTo(1);
            sql.execute("alter table samtykke.usage_log enable trigger user");
            database.commit();
            var touched = auditor.post("$verify", NOTHING);
            sql.execute("insert into samtykke.usage_log select * from public.kept");
            sql.execute("drop table public.kept");
            database.commit();
            assertThat(touched.body()).contains("entry-removed", "AuditEvent/" + entry);
        }
        assertThat(auditor.post("$verify", NOTHING).body()).contains("\"intact\",\"valueBoolean\":true");
        assertThat(verified()).contains("The log holds this entry as it was sealed", entry);
    }

    @Test
    void she_asks_neither_for_all_nor_for_what_is_anothers(Stack stack) {
        var hers = LogIn.of(stack, "trond").fhir();

        assertThat(hers.post("$verify", NOTHING).status()).isEqualTo(403);
        assertThat(new SystemApp(stack.description(), "sandbox-auditor")
                        .fhir()
                        .post("$usage-proof", NOTHING)
                        .status())
                .isEqualTo(403);
    }

    private static String keys(Fhir server) {
        return server.send("GET", "/usage-log/keys", Map.of("Accept", "text/plain"), "")
                .body();
    }

    private static String proof(Fhir hers, String entry) {
        Reply reply = hers.post("$usage-proof", """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "entry", "valueReference": {"reference": "AuditEvent/%s"}}]}""".formatted(entry));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("parameter").path(0).path("valueString").asText();
    }

    private String verified() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "../docs/examples/VerifyUsageProof.java",
                        folder.resolve("proof").toString(),
                        folder.resolve("keys").toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
