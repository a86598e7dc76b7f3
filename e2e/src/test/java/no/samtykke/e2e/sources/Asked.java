package no.samtykke.e2e.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;

/** Questions about people that the sources get from now on; not how fhir-server proves itself. */
record Asked(Map<StandIn, Long> before) {

    static Asked fromNow(Stack stack) {
        return new Asked(stack.sources().values().stream().collect(Collectors.toMap(source -> source, source ->
                (long) of(source).size())));
    }

    List<JsonNode> soFar() {
        return before.entrySet().stream()
                .flatMap(known -> of(known.getKey()).stream().skip(known.getValue()))
                .toList();
    }

    static List<JsonNode> ever(Stack stack) {
        return stack.sources().values().stream()
                .flatMap(source -> of(source).stream())
                .toList();
    }

    private static List<JsonNode> of(StandIn source) {
        return source.requests().stream()
                .filter(request -> !request.path("path").asText().endsWith("/token"))
                .filter(request -> !request.path("path").asText().contains("/admin/"))
                .toList();
    }
}
