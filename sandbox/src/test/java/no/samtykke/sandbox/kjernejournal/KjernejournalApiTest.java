package no.samtykke.sandbox.kjernejournal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import no.samtykke.sandbox.loopback.LoopbackServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KjernejournalApiTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        InstantSource source = () -> now;
        server = LoopbackServer.start(0, new KjernejournalApi(source.withZone(ZoneOffset.UTC))::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_hears_each_change_as_often_as_it_is_told() throws Exception {
        assertThat(tell("$opt-out")).isEqualTo(200);
        assertThat(tell("$opt-out")).isEqualTo(200);
        assertThat(tell("$restore")).isEqualTo(200);
        assertThat(tell("$restore")).isEqualTo(200);
        assertThat(tell("$create-new")).isEqualTo(200);

        assertThat(send("GET", "admin/heard", "").body())
                .isEqualTo("[\"$opt-out\",\"$opt-out\",\"$restore\",\"$restore\",\"$create-new\"]");
    }

    @Test
    void after_the_thirtieth_day_there_is_nothing_to_restore() throws Exception {
        tell("$opt-out");
        now = now.plus(Duration.ofDays(30));
        assertThat(tell("$opt-out")).isEqualTo(200);
        now = Instant.parse("2026-03-31T22:00:00Z");

        assertThat(tell("$restore")).isEqualTo(410);
        assertThat(tell("$create-new")).isEqualTo(200);
        assertThat(tell("$restore")).isEqualTo(200);
    }

    @Test
    void it_can_be_taken_away_and_back() throws Exception {
        assertThat(send("PUT", "admin/availability", "down").body()).isEqualTo("down");
        assertThat(tell("$opt-out")).isEqualTo(503);
        assertThat(send("PUT", "admin/availability", "up").body()).isEqualTo("up");
        assertThat(tell("$opt-out")).isEqualTo(200);
    }

    @Test
    void what_names_nobody_or_is_no_operation_is_refused() throws Exception {
        assertThat(send("POST", "fhir/$opt-out", "{}").statusCode()).isEqualTo(400);
        assertThat(send("POST", "fhir/$opt-out", "nonsense").statusCode()).isEqualTo(400);
        assertThat(send("GET", "fhir/$opt-out", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", "fhir/$other", "{}").statusCode()).isEqualTo(404);
    }

    private int tell(String operation) throws Exception {
        return send("POST", "fhir/" + operation, """
                {"resourceType": "Parameters", "parameter": [{"name": "patient",
                 "valueIdentifier": {"system": "urn:oid:2.16.578.1.12.4.1.4.1", "value": "17858012345"}}]}""").statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + KjernejournalApi.PATH + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
