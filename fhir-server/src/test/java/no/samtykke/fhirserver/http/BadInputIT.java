package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is wrong is told precisely, is not repeated, and leaves nothing behind. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String LONG_ID =
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static String token = "";
    private static String patient = "";

    @BeforeAll
    static void a_citizen_with_a_health_archive() {
        var kari = People.citizen();
        patient = kari.patient();
        token = People.approvedToken(kari, "patient/*.cruds");
        SERVER.post("/Consent", token, Cast.consent("health-archive", patient, patient));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json            | {"resourceType":"Observation"
            not FHIR            | {"hello":"world"}
            unknown element     | {"resourceType":"Observation","status":"final","code":{"text":"x"},"colour":"red"}
            wrong type          | {"resourceType":"Observation","status":{"a":1},"code":{"text":"x"}}
            a list for a value  | {"resourceType":"Observation","status":["final"],"code":{"text":"x"}}
            a bad date          | {"resourceType":"Observation","status":"final","code":{"text":"x"},"issued":"yesterday"}
            a bad code          | {"resourceType":"Observation","status":"finished","code":{"text":"x"}}
            another type        | {"resourceType":"Patient"}
            """)
    void a_body_that_is_not_right_is_told_and_not_stored(String what, String body) {
        int before = observations();

        var answer = post("/Observation", body);

        assertThat(answer.status()).as(what + " " + answer.body()).isBetween(400, 422);
        assertThat(answer.body())
                .contains("OperationOutcome")
                .contains("diagnostics")
                .doesNotContain("Exception");
        assertThat(observations()).isEqualTo(before);
    }

    @Test
    void a_national_id_is_not_repeated_from_a_body() {
        var answer = post("/Observation", """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"issued":"01815012345"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("01815012345");
    }

    @Test
    void a_body_of_twenty_megabytes_is_too_large() {
        var answer = post("/Observation", "{\"resourceType\":\"Observation\",\"x\":\"" + "a".repeat(20 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("10 MB");
    }

    @Test
    void a_bundle_of_five_thousand_entries_is_refused() {
        String entry = """
                {"resource":{"resourceType":"Organization"},"request":{"method":"POST","url":"Organization"}}""";
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + String.join(",", Collections.nCopies(5_000, entry)) + "]}";

        var answer = send("", bundle, SERVER.issuer.systemToken("loader", "system/*.c"));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 413);
        assertThat(answer.body()).contains("OperationOutcome").contains("200");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 20_000, 100_000})
    void a_body_that_is_too_deep_is_refused(int depth) {
        var answer = post("/Observation", "[".repeat(depth));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("64 objects and lists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?identifier=%s", "?identifier=urn:oid:2.16.578.1.12.4.1.4.1%%7C%s", "/%s", "?_id=%s"})
    void a_national_id_in_an_address_is_refused_and_not_repeated(String where) {
        String number = People.adult().id().value();

        var answer = SERVER.get("/Patient" + where.formatted(number), token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observations",
                "/Nothing/1",
                "/observation",
                "/Observation/a%20b",
                "/Observation/" + LONG_ID,
                "/Observation?date=yesterday",
                "/Observation?colour=red",
                "/Observation?_include=Observation:subject",
                "/Observation?_revinclude=Condition:subject",
                "/Observation/$nothing"
            })
    void a_request_that_is_not_right_is_told_as_such(String path) {
        var answer = SERVER.get(path, token);

        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("Exception", "ca.uhn", "no.samtykke");
    }

    /** Where it was sent as it should be, in a form, it is still no date. */
    @Test
    void what_was_sent_in_a_form_is_not_written_to_the_log(CapturedOutput log) {
        String number = People.adult().id().value();

        var answer = SERVER.send(SERVER.request("/Observation/_search", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("date=" + number)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain(number);
        assertThat(log.getAll()).doesNotContain(number);
    }

    @Test
    void what_is_anothers_and_what_does_not_exist_are_told_alike() {
        String others = Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), "Observation");

        var another = SERVER.get("/Observation/" + others, token);
        var absent = SERVER.get("/Observation/" + UUID.randomUUID(), token);

        assertThat(another.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(another.body()).isEqualTo(absent.body());
        assertThat(another.http().headers().map().keySet())
                .isEqualTo(absent.http().headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+xml", "text/plain", "application/xml"})
    void only_json_is_read(String contentType) {
        var answer = SERVER.send(SERVER.request("/Observation", token)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString("<Observation xmlns='http://hl7.org/fhir'/>")));

        assertThat(answer.status()).isEqualTo(415);
    }

    private static int observations() {
        return SERVER.get("/Observation?_count=100", token).entries().size();
    }

    private static Answer post(String path, String body) {
        return send(path, body, token);
    }

    private static Answer send(String path, String body, String with) {
        return SERVER.send(SERVER.request(path, with)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
