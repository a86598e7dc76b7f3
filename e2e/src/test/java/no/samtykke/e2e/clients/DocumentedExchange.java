package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.samtykke.e2e.stack.SandboxJson.Person;

/**
 * One request of {@code docs/exchange.md}, as it stands there.
 *
 * @param operation with the dollar sign
 * @param body a Parameters, with braces where something is to be filled in
 * @param status that stands below it
 * @param part that the answer holds, on the first level or below it; empty when none is named
 * @param value of that part
 */
record DocumentedExchange(String operation, String body, int status, String part, String value) {

    private static final Path PAGE = Path.of("..", "docs", "exchange.md");
    private static final Pattern REQUEST = Pattern.compile(
            "```http\nPOST /fhir/(\\$[a-z-]+)\n[^{]*?\n\n(.*?)```\n→ (\\d+)(?:, `([a-z-]+)`: `([a-z-]+)`)?",
            Pattern.DOTALL);

    /**
     * All of the page, about two people of the sandbox and a project of their own, from now on.
     *
     * @param project the policy in place of the one of the page
     * @param since the moment in place of the one of the page
     */
    static List<DocumentedExchange> about(Person one, Person other, String project, String since) {
        var page = read();
        var found = REQUEST.matcher(page)
                .results()
                .map(request -> of(request, one, other, project, since))
                .toList();
        if (found.size() != page.split("```http\n", -1).length - 1) {
            throw new IllegalStateException(PAGE + " has a request that cannot be read, or without an answer below it");
        }
        return found;
    }

    void holdAgainst(int answered, JsonNode answer) {
        assertThat(answered).as("%s: %s", operation, answer).isEqualTo(status);
        if (!part.isEmpty()) {
            assertThat(answer.findParents("name").stream()
                            .filter(one -> part.equals(one.path("name").asText()))
                            .map(DocumentedExchange::value))
                    .as("%s: %s", operation, answer)
                    .isNotEmpty()
                    .contains(value);
        }
    }

    private static String value(JsonNode part) {
        return part.propertyStream()
                .filter(property -> property.getKey().startsWith("value"))
                .map(property -> property.getValue().asText())
                .findFirst()
                .orElse("");
    }

    private static DocumentedExchange of(MatchResult request, Person one, Person other, String project, String since) {
        String body = request.group(2)
                .replace("11867510070", one.pid())
                .replace("30814710161", other.pid())
                .replace("https://hospital.example/project/1", project)
                .replace("2026-11-24T12:00:00Z", since);
        return new DocumentedExchange(
                request.group(1), body, Integer.parseInt(request.group(3)), text(request, 4), text(request, 5));
    }

    private static String text(MatchResult request, int group) {
        return request.group(group) == null ? "" : request.group(group);
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
