package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that is wrong gets an answer that says what is wrong, tells nothing else, and leaves nothing. */
@WithStack
@ResourceLock(WithStack.ALL_ROWS)
@Order(2)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

    private final Stack stack;
    private final Tokens tokens;
    private final Fhir fhir;
    private final String another;

    BadInputIT(Stack stack) {
        this.stack = stack;
        this.tokens = LogIn.of(stack, "even").tokens();
        this.fhir = new SmartApp(stack.fhir(), "sandbox-app").fhir(tokens);
        HealthArchive.open(fhir, tokens);
        this.another = LoadedData.load(stack, "geir", "Puls", List.of("61"))
                .observations()
                .getFirst();
    }

    @Test
    void anothers_id_cannot_be_told_from_one_that_does_not_exist() {
        var existing = fhir.get("Observation/" + another);
        var missing = fhir.get("Observation/" + UUID.randomUUID());

        assertThat(existing.status()).isEqualTo(404);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(withoutIds(existing)).isEqualTo(withoutIds(missing));
        assertThat(comparableHeaders(existing)).isEqualTo(comparableHeaders(missing));
    }

    @Test
    void the_time_of_the_answer_tells_little() {
        var existing = new long[100];
        var missing = new long[100];
        for (int i = 0; i < 100; i++) {
            existing[i] = time("Observation/" + another);
            missing[i] = time("Observation/" + UUID.randomUUID());
        }

        var difference = median(existing) - median(missing);
        System.out.printf(
                "Time to refuse: another's id %.2f ms, no such id %.2f ms (medians of 100 alternating requests each)%n",
                median(existing) / 1e6, median(missing) / 1e6);
        assertThat(Math.abs(difference)).isLessThan(150_000_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Patient?identifier=PID",
        "Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.1%7CPID",
        "Patient?_id=PID",
        "Patient/PID",
        "Observation/PID",
        "Observation?patient=PID",
        "Observation?code=PID",
        "Observation?PID=1"
    })
    void a_national_id_in_an_address_is_refused_and_not_repeated(String path) {
        var pid = stack.person("geir").pid();

        var reply = fhir.get(path.replace("PID", pid));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.everything()).doesNotContain(pid);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "broken JSON        | {\"resourceType\":\"Observation\",",
                "not JSON           | hello",
                "an empty object    | {}",
                "another type       | {\"resourceType\":\"Condition\"}",
                "an unknown type    | {\"resourceType\":\"Observations\"}",
                "an unknown element | {\"resourceType\":\"Observation\",\"status\":\"final\",\"colour\":\"red\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/ME\"}}",
                "a number as object | {\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":7,\"subject\":{\"reference\":\"Patient/ME\"}}",
                "an unknown code    | {\"resourceType\":\"Observation\",\"status\":\"finished\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/ME\"}}",
                "a wrong date       | {\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"yesterday\",\"subject\":{\"reference\":\"Patient/ME\"}}"
            })
    void a_body_that_is_wrong_is_refused_precisely(String what, String body) {
        assertRefusedAndNothingStored("Observation", body.replace("ME", tokens.patient()));
    }

    @Test
    void twenty_megabytes_are_too_much() {
        assertRefusedAndNothingStored("Observation", observation("x".repeat(20 * 1024 * 1024)));
    }

    @Test
    void five_thousand_entries_are_too_many() {
        var entries = IntStream.range(0, 5000)
                .mapToObj(_ -> "{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}"
                        .formatted(observation("x")))
                .collect(Collectors.joining(","));
        var hospital = new SystemApp(stack.description(), "sandbox-loader").fhir();
        assertRefusedAndNothingStored(
                hospital, "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
    }

    @Test
    void twenty_thousand_levels_are_too_deep() {
        var deep = "{\"url\":\"http://x\",\"extension\":[".repeat(20_000) + "]}".repeat(20_000);
        assertRefusedAndNothingStored(
                "Observation", observation("x").replaceFirst("\\{", "{\"extension\":[" + deep + "],"));
    }

    @Test
    void what_grows_when_unpacked_is_not_unpacked() throws IOException {
        var before = stack.tableSizes("fhir");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var spaces = " ".repeat(1024 * 1024).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 500; i++) {
                gzip.write(spaces);
            }
        }
        var headers = Map.of(
                "Authorization", "Bearer " + tokens.access(), "Content-Type", Fhir.JSON, "Content-Encoding", "gzip");

        var reply = Http.send(
                "POST", fhir.address("Observation"), headers, BodyPublishers.ofByteArray(packed.toByteArray()));

        assertThat(reply.status()).as(reply.body()).isBetween(400, 499);
        assertThat(resources(stack.tableSizes("fhir"))).isEqualTo(resources(before));
    }

    private String observation(String value) {
        return """
                {"resourceType":"Observation","status":"final","code":{"text":"x"},"valueString":"%s",\
                "subject":{"reference":"Patient/%s"}}""".formatted(value, tokens.patient());
    }

    private void assertRefusedAndNothingStored(String path, String body) {
        assertRefusedAndNothingStored(fhir, path, body);
    }

    private void assertRefusedAndNothingStored(Fhir asked, String path, String body) {
        var before = resources(stack.tableSizes("fhir"));

        var reply = asked.post(path, body);

        assertThat(reply.status()).as(reply.body()).isIn(400, 413, 422);
        assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(reply.issueText()).as("says what is wrong: %s", reply.body()).hasSizeGreaterThan(10);
        assertThat(reply.body()).doesNotContain("Exception", "no.samtykke", "ca.uhn");
        assertThat(resources(stack.tableSizes("fhir"))).isEqualTo(before);
    }

    private static List<?> resources(List<no.samtykke.e2e.stack.Databases.TableSize> sizes) {
        return sizes.stream()
                .filter(size -> size.table().startsWith("public.hfj_"))
                .toList();
    }

    private long time(String path) {
        var start = System.nanoTime();
        fhir.get(path);
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        var sorted = times.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String withoutIds(Reply reply) {
        return reply.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }

    private static Map<String, Object> comparableHeaders(Reply reply) {
        var headers = new HashMap<String, Object>(reply.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Date") || name.equalsIgnoreCase("X-Request-Id"));
        return headers;
    }
}
