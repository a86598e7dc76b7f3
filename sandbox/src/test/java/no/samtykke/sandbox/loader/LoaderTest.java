package no.samtykke.sandbox.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samtykke.sandbox.SandboxFiles;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.loopback.Request;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.SyntheticPeople;
import no.samtykke.sandbox.smart.SystemClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {

    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"transaction","entry":[
            {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","identifier":[{"system":"x","value":"1"}],
             "name":[{"family":"Conn","given":["Liz"]}],"gender":"female","birthDate":"1986-11-28"},
             "request":{"method":"POST","url":"Patient"}}]}
            """;
    private static final String HOSPITALS = """
            {"resourceType":"Bundle","type":"transaction","entry":[
            {"resource":{"resourceType":"Organization","name":"H"},"request":{"method":"POST","url":"Organization"}}]}
            """;

    @TempDir
    Path folder;

    private final List<JsonNode> posted = new CopyOnWriteArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Answer refusal = new Answer(0, Map.of(), "");
    private String refused = "nothing";
    private int tokens;
    private ECKey key;
    private People people;
    private BundleFolder bundles;
    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_384).keyID("k").generate();
        bundles = new BundleFolder(Files.createDirectory(folder.resolve("bundles")));
        Files.writeString(bundles.folder().resolve("A_Liz.json"), BUNDLE);
        Files.writeString(bundles.folder().resolve("hospitals.json"), HOSPITALS);
        people = SyntheticPeople.generate(Clock.systemUTC(), bundles.citizens());
        server = LoopbackServer.start(0, this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everything_is_stored_hospitals_before_their_patients() {
        var report = load();

        assertThat(report.rejected()).isZero();
        assertThat(report.stored())
                .isEqualTo(posted.stream()
                        .mapToInt(bundle -> bundle.path("entry").size())
                        .sum());
        assertThat(types()).endsWith("Organization", "Patient");
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void a_found_bundle_is_sent_as_it_is_with_the_citizens_number_added() throws Exception {
        load();

        JsonNode sent = posted.getLast().deepCopy();
        var identifiers = (ArrayNode) sent.at("/entry/0/resource/identifier");
        assertThat(identifiers.get(1).path("value").asText())
                .isEqualTo(people.byId("liz").pid());
        identifiers.remove(1);
        assertThat(sent).isEqualTo(SandboxFiles.json(BUNDLE));
    }

    @Test
    void a_child_gets_measurements_and_vaccines() {
        load();

        var ola = posted.stream()
                .filter(bundle -> bundle.toString().contains(people.byId("ola").pid()))
                .findFirst()
                .orElseThrow();
        assertThat(ola.findValuesAsText("resourceType")).contains("Observation", "Immunization");
        assertThat(ola.findValuesAsText("effectiveDateTime"))
                .allMatch(day -> day.compareTo(people.generatedOn().toString()) <= 0);
        assertThat(ola.path("entry")).hasSizeLessThan(200);
    }

    @Test
    void nothing_is_loaded_twice() {
        load();
        posted.clear();

        var second = load();

        assertThat(posted).isEmpty();
        assertThat(second.stored()).isZero();
        assertThat(second.alreadyThere()).isPositive();
    }

    @Test
    void what_the_server_refuses_is_told_with_its_reason_and_tried_again() {
        refuse("Organization", 422, "no such thing");

        var report = load();

        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejections()).containsExactly("rejected, HTTP 422: no such thing: hospitals.json");
        assertThat(said).anyMatch(line -> line.contains("no such thing")).anyMatch(line -> line.contains("1 rejected"));
        refused = "nothing";
        assertThat(load().stored()).isEqualTo(1);
    }

    @Test
    void a_patient_that_is_there_counts_as_already_there() {
        refuse("Conn", 409, "known");

        var report = load();

        assertThat(report.rejected()).isZero();
        assertThat(report.alreadyThere()).isEqualTo(1);
    }

    @Test
    void without_a_token_everything_is_rejected_aloud() {
        refused = "token";

        var report = load();

        assertThat(report.stored()).isZero();
        assertThat(report.rejections()).allMatch(line -> line.contains("the token endpoint answered 401"));
    }

    private LoadReport load() {
        var client = new SystemClient(base() + "/fhir", "sandbox-loader", key, "system/*.c");
        var settings = new LoaderSettings(client, folder.resolve("loaded"));
        return new Loader(settings, people, bundles, Clock.systemUTC(), said::add).load();
    }

    private void refuse(String word, int status, String reason) {
        refused = word;
        refusal = Answer.fhir(status, Map.of("issue", List.of(Map.of("details", Map.of("text", reason)))));
    }

    private List<String> types() {
        return posted.stream()
                .map(bundle -> bundle.at("/entry/0/resource/resourceType").asText())
                .toList();
    }

    private String base() {
        return "http://localhost:" + server.port();
    }

    private Answer answer(Request request) {
        return switch (request.path()) {
            case "/fhir/.well-known/smart-configuration" ->
                Answer.json(200, Map.of("token_endpoint", base() + "/token"));
            case "/token" -> token(request);
            case "/fhir" -> store(request);
            default -> Answer.of(404, "text/plain", "");
        };
    }

    private Answer token(Request request) {
        tokens++;
        return refused.equals("token") || !isProven(request)
                ? Answer.json(401, Map.of("error", "invalid_client"))
                : Answer.json(200, Map.of("access_token", "t", "expires_in", 300));
    }

    private boolean isProven(Request request) {
        try {
            var assertion =
                    SignedJWT.parse(request.formValue("client_assertion").orElseThrow());
            var claims = assertion.getJWTClaimsSet();
            return assertion.verify(new ECDSAVerifier(key.toPublicJWK()))
                    && claims.getIssuer().equals("sandbox-loader")
                    && claims.getAudience().contains(base() + "/token")
                    && request.formValue("scope").orElse("").equals("system/*.c");
        } catch (Exception e) {
            return false;
        }
    }

    private Answer store(Request request) {
        if (!request.header("Authorization").orElse("").equals("Bearer t")) {
            return Answer.fhir(401, Map.of());
        }
        if (request.body().contains(refused)) {
            return refusal;
        }
        try {
            var bundle = Json.MAPPER.readTree(request.body());
            posted.add(bundle);
            var entries = new ArrayList<>();
            bundle.path("entry").forEach(entry -> entries.add(Map.of("response", Map.of("status", "201 Created"))));
            return Answer.fhir(200, Map.of("resourceType", "Bundle", "entry", entries));
        } catch (Exception e) {
            return Answer.fhir(400, Map.of());
        }
    }
}
