package no.samtykke.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;

/** A hospital's or a register's stand-in, with its doors for tests. */
public record StandIn(String id, String name, URI base) {

    static StandIn of(JsonNode source) {
        return new StandIn(
                source.path("id").asText(),
                source.path("name").asText(),
                URI.create(source.path("base").asText()));
    }

    /** How it answers from now on: ok, down, slow 10000, garbage, wrong-person and so on. */
    public void behave(String how) {
        put("behaviour", how);
    }

    /** Puts a text into every title, list item, register fact and document from now on. */
    public void mark(String text) {
        put("marker", text);
    }

    /** The size of its one generated document, in bytes. */
    public void setDocumentSize(long bytes) {
        put("document-size", Long.toString(bytes));
    }

    /** What it was asked since its start, in that order. */
    public List<JsonNode> requests() {
        var reply = Http.get(admin("requests"), Map.of());
        expectSuccess(reply);
        return reply.body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(StandIn::parse)
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String door, String body) {
        expectSuccess(Http.send("PUT", admin(door), Map.of(), BodyPublishers.ofString(body)));
    }

    private URI admin(String door) {
        return base.resolve("/admin/" + door);
    }

    private void expectSuccess(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new IllegalStateException(id + ": " + reply);
        }
    }
}
