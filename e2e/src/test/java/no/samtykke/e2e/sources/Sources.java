package no.samtykke.e2e.sources;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.e2e.app.Documents.Document;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;

/** What is known of the sandbox's sources. */
final class Sources {

    private Sources() {}

    static List<StandIn> withDocuments(Stack stack) {
        return Stream.of("helse-vest", "helse-nord", "kjernejournal")
                .map(stack::source)
                .toList();
    }

    /** Names of the sources of the documents that were found. */
    static Set<String> of(Reply found) {
        return found.resources().stream()
                .filter(resource -> resource.path("resourceType").asText().equals("DocumentReference"))
                .map(resource -> new Document(resource).source())
                .collect(Collectors.toSet());
    }
}
