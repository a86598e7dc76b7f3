package no.samtykke.fhirserver.sources;

/**
 * Where a resource came from.
 *
 * @param source {@link Source#id}
 * @param localId as the source names it, within its type
 */
public record Origin(String source, String resourceType, String localId) {

    /** May be anything that a source makes up. */
    @Override
    public String toString() {
        return resourceType + " of " + source;
    }
}
