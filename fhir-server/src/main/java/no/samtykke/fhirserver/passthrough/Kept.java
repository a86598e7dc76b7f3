package no.samtykke.fhirserver.passthrough;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.fhirserver.passthrough.SortKeys.Sorted;
import no.samtykke.fhirserver.sources.Asking.Silence;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * A search whose sources were asked, in the memory of the session: so that a page that follows is of the same list,
 * whatever a source says meanwhile, and asks no source again.
 *
 * @param passed what the sources have of it, in order
 * @param people those that the roles among them point to
 * @param inArchive how many are kept here, when that was asked
 */
record Kept(
        SearchQuestion question,
        List<Sorted> passed,
        List<DomainResource> people,
        List<Silence> silent,
        OptionalInt inArchive,
        Map<Integer, Integer> archiveOffsets) {

    Kept(
            SearchQuestion question,
            List<Sorted> passed,
            List<DomainResource> people,
            List<Silence> silent,
            OptionalInt inArchive) {
        this(question, passed, people, silent, inArchive, new ConcurrentHashMap<>(Map.of(0, 0)));
    }

    /** Holds health data. */
    @Override
    public String toString() {
        return "Kept search of " + question.type();
    }
}
