package no.samtykke.fhirserver.sources;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * One that has something of citizens: an endpoint of a controller.
 *
 * @param id as settings and logs name it, for example {@code helse-vest}
 * @param name as citizens know it
 * @param controller nine digits in Enhetsregisteret of the organisation that answers for it
 * @param base FHIR base address, without a slash at its end
 * @param types resource types that it has
 * @param ofSummaryCareRecord whether what it has is the summary care record
 * @param encrypts whether it encrypts documents to the key of an app
 * @param contact where wrong data are corrected, for citizens to read
 * @param timeout how long one answer is awaited in all
 */
public record Source(
        String id,
        String name,
        String controller,
        URI base,
        Set<String> types,
        boolean ofSummaryCareRecord,
        boolean encrypts,
        String contact,
        Duration timeout) {

    public Source {
        types = Set.copyOf(types);
    }
}
