package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code $verify} and {@code $usage-proof} over HTTP: who may ask, and what is answered. */
class SealedLogIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String AUDITOR = SERVER.issuer.systemToken("auditor", "system/AuditEvent.rs");

    private final Citizen kari = People.citizen();
    private final String token = People.approvedToken(kari, "patient/*.rs");

    @Test
    void the_log_of_the_running_server_is_intact_until_somebody_touches_it() {
        var jdbc = SERVER.bean(JdbcTemplate.class);
        String entry = Cast.find(kari, kari.patient(), "AuditEvent");
        var now = new Parameters().addParameter("since", DateTimeType.now());

        assertThat(intact(SERVER.post("/$verify", AUDITOR, now))).isTrue();

        change(jdbc, entry, "service || '-changed'");
        var found = SERVER.post("/$verify", AUDITOR, now);
        change(jdbc, entry, "replace(service, '-changed', '')");

        assertThat(intact(found)).isFalse();
        assertThat(found.body()).contains("entry-changed", "AuditEvent/" + entry);
        assertThat(intact(SERVER.post("/$verify", AUDITOR, now))).isTrue();
    }

    @Test
    void a_checkpoint_that_was_kept_is_looked_for() {
        SERVER.post("/$verify", AUDITOR, new Parameters());
        String kept = open("/usage-log/checkpoint");

        assertThat(SERVER.post("/$verify", AUDITOR, witness(kept)).body()).doesNotContain("seal-changed");
        assertThat(SERVER.post("/$verify", AUDITOR, witness(kept.replace("entries ", "entries 1")))
                        .body())
                .contains("seal-changed");
        assertThat(SERVER.post("/$verify", AUDITOR, new Parameters().addParameter("since", new StringType("yesterday")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void only_those_who_may_read_the_log_of_all_verify_it() {
        assertThat(SERVER.post("/$verify", token, new Parameters()).status()).isEqualTo(403);
        assertThat(SERVER.post("/$verify", SERVER.issuer.systemToken("loader", "system/*.c"), new Parameters())
                        .status())
                .isEqualTo(403);
        assertThat(SERVER.post("/$verify", "", new Parameters()).status()).isEqualTo(401);
    }

    @Test
    void she_gets_the_proof_of_her_entry_and_of_nobody_elses() {
        String entry = Cast.find(kari, kari.patient(), "AuditEvent");

        var proof = SERVER.post("/$usage-proof", token, of("AuditEvent/" + entry));

        assertThat(proof.status()).as(proof.body()).isEqualTo(200);
        assertThat(proof.as(Parameters.class).getParameter("proof").getValue().primitiveValue())
                .startsWith("samtykke usage proof 1\n")
                .contains("\"patient_id\":\"" + kari.patient() + "\"")
                .doesNotContain("\"sid\"");
        assertThat(open("/usage-log/keys")).contains("/usage-log+");

        String others = People.approvedToken(People.citizen(), "patient/*.rs");
        assertThat(SERVER.post("/$usage-proof", others, of("AuditEvent/" + entry))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.post("/$usage-proof", token, of("AuditEvent/" + UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.post("/$usage-proof", token, of("AuditEvent/1")).status())
                .isEqualTo(404);
        assertThat(SERVER.post("/$usage-proof", token, of("Patient/" + entry)).status())
                .isEqualTo(400);
        assertThat(SERVER.post("/$usage-proof", token, new Parameters()).status())
                .isEqualTo(400);
        assertThat(SERVER.post(
                                "/$usage-proof",
                                People.approvedToken(kari, "patient/Observation.rs"),
                                of("AuditEvent/" + entry))
                        .status())
                .isEqualTo(403);
    }

    private static void change(JdbcTemplate jdbc, String entry, String service) {
        jdbc.execute("alter table samtykke.usage_log disable trigger user");
        jdbc.update("update samtykke.usage_log set service = " + service + " where id = ?", UUID.fromString(entry));
        jdbc.execute("alter table samtykke.usage_log enable trigger user");
    }

    private static Parameters of(String reference) {
        return new Parameters().addParameter("entry", new Reference(reference));
    }

    private static Parameters witness(String note) {
        return new Parameters().addParameter("checkpoint", new StringType(note));
    }

    private static boolean intact(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ((BooleanType) answer.as(Parameters.class).getParameter("intact").getValue()).booleanValue();
    }

    private static String open(String path) {
        var answer = SERVER.send(HttpRequest.newBuilder(URI.create(SERVER.base.replace("/fhir", path)))
                .GET());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
