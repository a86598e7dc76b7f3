package no.samtykke.e2e.sources;

import java.util.ArrayList;
import java.util.List;
import no.samtykke.e2e.canary.Canary;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;

/** Stand-ins whose every title, list item, register fact and document has a marker, until it is closed. */
record Marked(Canary canary, List<StandIn> sources) implements AutoCloseable {

    static Marked all(Stack stack) {
        var marked = new Marked(Canary.fresh(), new ArrayList<>(stack.sources().values()));
        marked.sources.forEach(source -> source.mark(marked.of(source)));
        return marked;
    }

    /** The canary with the name of the source at its end. */
    String of(StandIn source) {
        return canary.marker() + "-" + source.id();
    }

    @Override
    public void close() {
        sources.forEach(source -> source.mark(""));
    }
}
