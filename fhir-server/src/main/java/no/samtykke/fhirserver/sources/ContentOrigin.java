package no.samtykke.fhirserver.sources;

import java.util.Optional;

/**
 * Where the content of a document came from. The document is asked for again whenever its content is opened, so that
 * its labels hold at that moment.
 *
 * @param document a DocumentReference
 * @param index of the content in the document, from 0
 */
public record ContentOrigin(Origin document, int index) {

    private static final String TYPE = "Binary";

    public Origin origin() {
        return new Origin(document.source(), TYPE, index + " " + document.localId());
    }

    /** Empty for an origin that is none of a content. */
    public static Optional<ContentOrigin> of(Origin origin) {
        if (!origin.resourceType().equals(TYPE)) {
            return Optional.empty();
        }
        String[] parts = origin.localId().split(" ", 2);
        return Optional.of(new ContentOrigin(
                new Origin(origin.source(), "DocumentReference", parts[1]), Integer.parseInt(parts[0])));
    }
}
