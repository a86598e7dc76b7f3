package no.samtykke.sandbox.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.SyntheticPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path folder;

    private SourceStandIns standIns;
    private AskingSource hospital;
    private ECKey key;
    private String pid;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var file = new PeopleFile(folder.resolve("people.json"));
        file.write(SyntheticPeople.generate(Clock.systemUTC(), List.of()));
        pid = file.read().byId("kari").pid();
        key = new ECKeyGenerator(Curve.P_384).keyID("client").generate();
        String base = "http://localhost:" + port + "/fhir";
        standIns = SourceStandIns.start(
                new SourcesSettings(
                        List.of(new SourceServer("helse-vest", port, base)),
                        Json.MAPPER.readTree(new JWKSet(key.toPublicJWK()).toString()),
                        folder.resolve("people.json"),
                        folder.resolve("logs"),
                        "a-key-of-at-least-thirty-two-bytes-"),
                Clock.systemUTC(),
                _ -> false);
        hospital = new AskingSource(base, key);
    }

    @AfterEach
    void stop() {
        standIns.close();
    }

    @Test
    void a_client_with_another_key_gets_no_token_and_no_answer() throws Exception {
        var stranger = new AskingSource(
                hospital.base(), new ECKeyGenerator(Curve.P_384).keyID("client").generate());

        assertThat(stranger.token()).isEmpty();
        assertThat(stranger.ask("/DocumentReference/_search", hospital.token(), pid, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(hospital.ask("/DocumentReference/_search", "made-up", pid, Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_list_is_about_the_person_and_holds_the_marker_and_its_log_no_number() throws Exception {
        hospital.admin("marker", "kanarifugl");

        var list = hospital.list("DocumentReference", pid);

        assertThat(list.path("entry")).hasSizeGreaterThan(5).allSatisfy(entry -> {
            assertThat(entry.at("/resource/subject/identifier/value").asText()).isEqualTo(pid);
            assertThat(entry.at("/resource/description").asText()).contains("kanarifugl");
        });
        assertThat(hospital.heard()).contains("DocumentReference").doesNotContain(pid);
    }

    @Test
    void a_document_is_given_whole_in_a_range_or_not_at_all() throws Exception {
        String token = hospital.token();

        var whole = hospital.ask("/Binary/innkalling/$open", token, pid, Map.of());
        var range = hospital.ask("/Binary/innkalling/$open", token, pid, Map.of(), "Range", "bytes=3-5");
        var beyond = hospital.ask("/Binary/innkalling/$open", token, pid, Map.of(), "Range", "bytes=999999-");

        byte[] all = whole.body().readAllBytes();
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body().readAllBytes()).containsExactly(all[3], all[4], all[5]);
        assertThat(range.headers().firstValue("Content-Range")).contains("bytes 3-5/" + all.length);
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void parts_of_an_encrypted_document_make_up_the_whole() throws Exception {
        hospital.admin("document-size", "2500000");
        var app = new ECKeyGenerator(Curve.P_256).generate();

        var answer = hospital.ask(
                "/Binary/stor/$open",
                hospital.token(),
                pid,
                Map.of("encrypt-to", app.toPublicJWK().toJSONString()));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/jose");
        String[] parts = new String(answer.body().readAllBytes(), UTF_8).split("\n");
        var whole = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            var jwe = JWEObject.parse(parts[i]);
            jwe.decrypt(new ECDHDecrypter(app));
            assertThat(jwe.getHeader().getCustomParam("part")).isEqualTo((long) i);
            assertThat(jwe.getHeader().getCustomParam("last")).isEqualTo(i == parts.length - 1);
            whole.write(jwe.getPayload().toBytes());
        }
        assertThat(parts).hasSize(3);
        assertThat(whole.size()).isEqualTo(2_500_000);
    }

    @Test
    void it_misbehaves_on_demand() throws Exception {
        String token = hospital.token();
        hospital.admin("behaviour", "down");
        assertThat(hospital.ask("/Encounter/_search", token, pid, Map.of()).statusCode())
                .isEqualTo(503);
        hospital.admin("behaviour", "wrong-person");
        assertThat(hospital.list("Encounter", pid).toString()).doesNotContain(pid);
        hospital.admin("behaviour", "ok");
        assertThat(hospital.list("Encounter", pid).toString()).contains(pid);
    }
}
