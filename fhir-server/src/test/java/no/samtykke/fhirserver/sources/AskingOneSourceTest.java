package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.BERIT;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one source is told, and what its answers are taken for. */
class AskingOneSourceTest {

    private StandIn standIn;
    private Room room;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn("helse-vest");
        room = Room.of(Map.of(), standIn);
        standIn.has(ANNA, document("one"));
        standIn.has(ANNA, document("two"));
        standIn.has(BERIT, document("other"));
    }

    @AfterEach
    void stop() throws IOException {
        room.close();
        standIn.close();
    }

    @Test
    void it_gives_what_it_has_of_the_person() throws SourceSilent {
        assertThat(room.search()).containsExactly("one", "two");
    }

    @Test
    void one_resource_is_asked_for_by_its_id_there() throws SourceSilent {
        var found = room.connection.search(room.source(), "DocumentReference", Optional.of("two"), Room.statement());

        assertThat(found.getEntry()).hasSize(1);
        assertThat(standIn.heard().getLast().form()).containsEntry("_id", "two");
    }

    @Test
    void numbers_stand_in_bodies_only() throws SourceSilent {
        room.search();

        assertThat(standIn.heard()).isNotEmpty().allSatisfy(heard -> {
            assertThat(heard.method()).isEqualTo("POST");
            assertThat(heard.path()).isEqualTo("/fhir/DocumentReference/_search");
            assertThat(heard.headers().toString()).doesNotContain(ANNA.value(), BERIT.value());
            assertThat(heard.form())
                    .containsEntry("patient.identifier", ANNA.system() + "|" + ANNA.value())
                    .containsEntry("status", "current");
        });
    }

    @Test
    void a_patient_is_asked_for_by_her_own_number() throws SourceSilent {
        room.connection.search(room.source(), "Patient", Optional.empty(), Room.statement());

        assertThat(standIn.heard().getLast().form())
                .containsEntry("identifier", ANNA.system() + "|" + ANNA.value())
                .doesNotContainKey("patient.identifier");
    }

    @Test
    void it_is_told_who_asks_about_whom_by_what_right_through_which_app() throws Exception {
        var statement = Room.statement();
        room.connection.search(room.source(), "DocumentReference", Optional.empty(), statement);

        var heard = standIn.heard().getLast();
        var claims = Signed.claims(heard.form().getOrDefault("samtykke-statement", ""));
        assertThat(claims.getJSONObjectClaim("patient")).containsEntry("value", ANNA.value());
        assertThat(claims.getJSONObjectClaim("actor")).containsEntry("value", BERIT.value());
        assertThat(claims.getStringClaim("ground")).isEqualTo("parental-responsibility");
        assertThat(claims.getStringClaim("purpose")).isEqualTo("PATRQT");
        assertThat(claims.getStringClaim("client_id")).isEqualTo("an-app");
        assertThat(claims.getStringClaim("acr")).isEqualTo("idporten-loa-high");
        assertThat(claims.getStringClaim("request_id"))
                .isEqualTo(statement.requestId().toString())
                .isEqualTo(heard.headers().get("x-request-id"));
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(room.clock.instant());
    }

    @Test
    void one_token_serves_until_half_a_minute_before_its_end() throws SourceSilent {
        room.search();
        room.clock.turn(Duration.ofSeconds(269));
        room.search();
        assertThat(standIn.tokenRequests()).hasSize(1);

        room.clock.turn(Duration.ofSeconds(1));
        room.search();
        assertThat(standIn.tokenRequests()).hasSize(2);
    }

    @Test
    void a_token_that_it_forgot_is_fetched_anew() throws SourceSilent {
        room.search();
        standIn.forgetsItsTokens();

        assertThat(room.search()).hasSize(2);
        assertThat(standIn.tokenRequests()).hasSize(2);
    }

    @Test
    void it_is_asked_twice_at_most_when_it_refuses_every_token() {
        standIn.refusesTheNextTokens(10);

        assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        assertThat(standIn.heard()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            500 | application/fhir+json | {}                                            | DOWN
            404 | application/fhir+json | {}                                            | DOWN
            204 | application/fhir+json | ''                                            | NONSENSE
            200 | application/fhir+json | garbage                                       | NONSENSE
            200 | application/fhir+json | {"resourceType":"Patient"}                    | NONSENSE
            200 | application/fhir+json | {"resourceType":"Bundle","type":"nonsense"}   | NONSENSE
            200 | text/html             | {"resourceType":"Bundle","type":"searchset"}  | NONSENSE
            200 | */*                   | {"resourceType":"Bundle","type":"searchset"}  | NONSENSE
            200 | application/fhir+xml  | <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Bundle xmlns="http://hl7.org/fhir"><id value="&b;"/></Bundle> | NONSENSE
            """)
    void what_is_no_bundle_in_json_is_not_taken(int status, String type, String body, Why why) {
        standIn.does(exchange -> StandIn.send(exchange, status, type, body.getBytes(UTF_8)));

        assertThat(whyOf(room::search)).isEqualTo(why);
    }

    @Test
    void a_list_as_deep_as_a_well_is_nonsense() {
        String deep = "{\"resourceType\":\"Bundle\",\"extension\":" + "[".repeat(1_000_000);
        standIn.does(exchange -> StandIn.send(exchange, 200, "application/fhir+json", deep.getBytes(UTF_8)));

        assertThat(whyOf(room::search)).isEqualTo(Why.NONSENSE);
    }

    @Test
    void it_sends_us_nowhere() {
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Location", standIn.base() + "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(whyOf(room::search)).isEqualTo(Why.NONSENSE);
        assertThat(standIn.heard()).hasSize(1);
    }

    @Test
    void what_is_compressed_is_not_unpacked() throws IOException {
        var small = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(small)) {
            gzip.write(new byte[10_000_000]);
        }
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            StandIn.send(exchange, 200, "application/fhir+json", small.toByteArray());
        });

        assertThat(whyOf(room::search)).isEqualTo(Why.NONSENSE);
        assertThat(standIn.heard().getLast().headers()).doesNotContainKey("accept-encoding");
    }

    @Test
    void a_list_that_does_not_end_is_not_read_to_its_end() {
        standIn.does(endless());

        assertThat(whyOf(room::search)).isEqualTo(Why.NONSENSE);
    }

    @Test
    void a_body_that_is_shorter_than_it_says_is_one_that_broke() {
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"resourceType\"".getBytes(UTF_8));
        });

        assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
    }

    @Test
    void one_that_is_gone_is_down() {
        standIn.close();

        assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
    }

    @Test
    void no_connection_is_used_twice() throws SourceSilent {
        room.search();
        room.search();

        assertThat(standIn.connections()).doesNotHaveDuplicates();
    }

    private static HttpHandler endless() {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(65_536).getBytes(UTF_8);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(blanks);
                }
            } catch (IOException hungUp) {
                return;
            }
        };
    }
}
