package no.samtykke.fhirserver.sources;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * The one way out to sources. Every request carries a signed {@link Statement}; national numbers stand in bodies only.
 */
public interface SourceConnection {

    /**
     * What a source has of a type of one person.
     *
     * @param localId of the one resource that is wanted; empty for all
     * @throws SourceSilent when it gave nothing that can be used, within its time limit
     */
    Bundle search(Source source, String resourceType, Optional<String> localId, Statement statement)
            throws SourceSilent;

    /**
     * Opens a document. The answer streams, and is to be closed.
     *
     * @param address of the document as the source wrote it, which must lie beneath its base address
     * @throws SourceSilent also for an address that does not
     */
    OpenedDocument open(Source source, String address, Statement statement, DocumentWish wish) throws SourceSilent;
}
