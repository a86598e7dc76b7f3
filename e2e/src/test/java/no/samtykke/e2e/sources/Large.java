package no.samtykke.e2e.sources;

import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Documents.Document;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.StandIn;

/** The hospital with the one document whose size a test decides. It encrypts when it is asked to. */
record Large(StandIn hospital) {

    static final long USUAL_SIZE = 1 << 20;

    static Large of(Stack stack) {
        return new Large(stack.source("helse-vest"));
    }

    Document in(Documents documents) {
        return documents.list().stream()
                .filter(document -> document.source().equals(hospital.name()))
                .filter(document -> document.title().startsWith("Bildeserie"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no large document: " + documents.search()));
    }
}
