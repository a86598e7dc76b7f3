package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.stack.People;
import no.samtykke.e2e.stack.Stack;

/** What many people decided with a hospital before, brought to one node in one go; any other goes on with it. */
record FirstLoad(SystemApp hospital, URI status, int lines) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int LOOKS = 400;
    private static final String LINE =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"person\",\"valueIdentifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.1\","
                    + "\"value\":\"%s\"}},{\"name\":\"category\",\"valueCode\":\"research-consent\"},{\"name\":\"controller\","
                    + "\"valueIdentifier\":{\"system\":\"urn:oid:2.16.578.1.12.4.1.4.101\",\"value\":\"983974724\"}},"
                    + "{\"name\":\"policy\",\"valueUri\":\"https://hospital.example/%s\"},{\"name\":\"active\",\"valueBoolean\":true},"
                    + "{\"name\":\"decided\",\"valueDateTime\":\"2024-03-04T12:00:00Z\"},"
                    + "{\"name\":\"source\",\"valueReference\":{\"display\":\"Form\"}}]}";

    /** @param node base of the fhir-server that takes it in */
    static FirstLoad bring(Stack stack, URI node, int lines) {
        var hospital = new SystemApp(stack.description(), "hospital-east");
        var project = UUID.randomUUID();
        var brought = People.some(lines, new Random()).stream()
                .limit(lines)
                .map(number -> LINE.formatted(number, project))
                .collect(Collectors.joining("\n"));
        var headers = Map.of(
                "Authorization",
                "Bearer " + hospital.fhir().token(),
                "Prefer",
                "respond-async",
                "Content-Type",
                "application/fhir+ndjson");

        var reply = Http.send("POST", URI.create(node + "/$load-settings"), headers, BodyPublishers.ofString(brought));

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return new FirstLoad(
                hospital, URI.create(reply.header("Content-Location").orElseThrow()), lines);
    }

    /** What was done twice is counted as unchanged: a node may die between the last store and its count. */
    void assertNoLineIsLost() throws InterruptedException {
        var headers = Map.of("Authorization", "Bearer " + hospital.fhir().token());
        var reply = Http.get(status, headers);
        for (int look = 0; look < LOOKS && reply.status() == 202; look++) {
            Thread.sleep(BETWEEN_LOOKS);
            reply = Http.get(status, headers);
        }
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        var counts = reply.json()
                .path("parameter")
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("name").asText(),
                        one -> one.path("valueInteger").asInt()));
        assertThat(counts).containsEntry("lines", lines);
        assertThat(counts.getOrDefault("registered", 0) + counts.getOrDefault("unchanged", 0))
                .as("%s", counts)
                .isEqualTo(lines);
    }
}
