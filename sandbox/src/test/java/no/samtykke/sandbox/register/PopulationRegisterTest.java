package no.samtykke.sandbox.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.samtykke.sandbox.SandboxFiles;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.people.NationalId;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.sources.SourcesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationRegisterTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private PeopleFile people;
    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        people = SandboxFiles.people(folder);
        var settings = new RegisterSettings(
                0,
                "http://localhost/fhir",
                people.path(),
                folder.resolve("log"),
                "a-key-of-at-least-thirty-two-bytes-",
                new SourcesSettings(List.of(), NullNode.getInstance(), people.path(), folder, ""));
        server = LoopbackServer.start(0, new RegisterApi(settings, Clock.systemUTC())::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_person_is_found_by_her_number() throws Exception {
        var patient = patient("kari");

        assertThat(patient.at("/name/0/family").asText()).isEqualTo("Testesen");
        assertThat(patient.at("/identifier/0/use").asText()).isEqualTo("official");
        assertThat(patient.at("/identifier/0/value").asText()).isEqualTo(SandboxFiles.pid(people, "kari"));
        assertThat(patient.at("/address/0/city").asText()).isEqualTo("PRØVESTAD");
    }

    @Test
    void a_replaced_number_finds_the_person_and_says_it_is_old() throws Exception {
        var nina = people.read().byId("nina");
        var found = search("Patient", nina.formerPids().getFirst().pid()).at("/entry/0/resource");

        assertThat(found.at("/identifier/0/value").asText()).isEqualTo(nina.pid());
        assertThat(found.at("/identifier/1/use").asText()).isEqualTo("old");
        assertThat(found.at("/identifier/1/period/end").asText()).isNotEmpty();
    }

    @Test
    void a_d_number_is_found_under_its_own_system_only() throws Exception {
        var amina = people.read().byId("amina");

        assertThat(total(post("/fhir/Patient/_search", form(NationalId.D_NUMBER, amina.pid()))))
                .isEqualTo(1);
        assertThat(total(post("/fhir/Patient/_search", form(NationalId.FODSELSNUMMER, amina.pid()))))
                .isZero();
    }

    @Test
    void an_unknown_number_finds_nobody() throws Exception {
        assertThat(search("Patient", "01010101010").path("total").asInt()).isZero();
    }

    @Test
    void a_dead_person_has_a_date_of_death() throws Exception {
        assertThat(patient("olav").path("deceasedDateTime").asText()).isNotEmpty();
    }

    @Test
    void a_strictly_confidential_address_is_marked_and_not_told() throws Exception {
        var sigrid = patient("sigrid");

        assertThat(sigrid.has("address")).isFalse();
        assertThat(sigrid.at("/meta/security/0/code").asText()).isEqualTo("strengtFortrolig");
        assertThat(patient("frida").has("address")).isTrue();
        assertThat(patient("frida").at("/meta/security/0/code").asText()).isEqualTo("fortrolig");
    }

    @Test
    void parents_are_included_when_asked_for() throws Exception {
        var body = form(NationalId.FODSELSNUMMER, SandboxFiles.pid(people, "ola"))
                + "&_revinclude=RelatedPerson%3Apatient";
        var bundle = SandboxFiles.json(post("/fhir/Patient/_search", body).body());

        assertThat(bundle.path("total").asInt()).isEqualTo(1);
        assertThat(bundle.path("entry")).hasSize(3);
        assertThat(bundle.at("/entry/1/search/mode").asText()).isEqualTo("include");
        assertThat(bundle.at("/entry/1/resource/relationship/0/coding/0/code").asText())
                .isEqualTo("felles");
    }

    @Test
    void a_guardian_finds_her_ward_with_the_scope_of_the_guardianship() throws Exception {
        var related = search("RelatedPerson", SandboxFiles.pid(people, "geir")).at("/entry/0/resource");

        assertThat(related.at("/patient/identifier/value").asText()).isEqualTo(SandboxFiles.pid(people, "arne"));
        assertThat(related.at("/extension/0/extension/0/valueCoding/code").asText())
                .isEqualTo("oekonomiskeInteresser");
    }

    @Test
    void a_number_in_the_address_is_refused() throws Exception {
        assertThat(post("/fhir/Patient/_search?identifier=x", "").statusCode()).isEqualTo(400);
        assertThat(send(request("/fhir/Patient?identifier=x").GET()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_changed_relation_is_seen_at_once() throws Exception {
        var before = people.read();
        var without = new People(
                before.generatedOn(),
                before.people(),
                before.relations().stream()
                        .filter(relation -> !relation.from().equals("kari"))
                        .toList());
        var put = request("/admin/people")
                .PUT(HttpRequest.BodyPublishers.ofString(Json.MAPPER.writeValueAsString(without)));

        assertThat(send(put).statusCode()).isEqualTo(204);

        assertThat(search("RelatedPerson", SandboxFiles.pid(people, "kari"))
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void it_can_be_taken_away_and_back() throws Exception {
        send(request("/admin/availability").PUT(HttpRequest.BodyPublishers.ofString("down")));
        assertThat(post("/fhir/Patient/_search", form(NationalId.FODSELSNUMMER, "1"))
                        .statusCode())
                .isEqualTo(503);

        send(request("/admin/availability").PUT(HttpRequest.BodyPublishers.ofString("up")));
        assertThat(patient("kari").has("name")).isTrue();
    }

    @Test
    void the_request_log_has_no_number() throws Exception {
        patient("kari");
        post("/fhir/" + SandboxFiles.pid(people, "kari"), "");

        assertThat(Files.readString(folder.resolve("log")))
                .contains("identifierHash")
                .doesNotContain(SandboxFiles.pid(people, "kari"));
    }

    private JsonNode patient(String id) throws Exception {
        return search("Patient", SandboxFiles.pid(people, id)).at("/entry/0/resource");
    }

    private JsonNode search(String type, String pid) throws Exception {
        var answer = post("/fhir/" + type + "/_search", form(NationalId.system(pid), pid));
        assertThat(answer.statusCode()).isEqualTo(200);
        return SandboxFiles.json(answer.body());
    }

    private static int total(HttpResponse<String> answer) throws Exception {
        return SandboxFiles.json(answer.body()).path("total").asInt();
    }

    private static String form(String system, String value) {
        return "identifier=" + URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
