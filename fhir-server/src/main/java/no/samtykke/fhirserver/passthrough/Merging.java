package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.passthrough.SortKeys.Sorted;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;

/**
 * One page of two sorted streams: what is kept here, page by page out of the database, and what sources have, out of
 * memory.
 */
@Component
class Merging {

    private final Archive archive;
    private final SortKeys keys;

    Merging(Archive archive, SortKeys keys) {
        this.archive = archive;
        this.keys = keys;
    }

    /** @param archiveOffset where the next page begins in the archive */
    record Page(List<DomainResource> resources, int archiveOffset, boolean hasMore) {}

    Page page(Kept kept, RequestDetails request, int offset, int archiveOffset, int count) {
        var question = kept.question();
        var passed = kept.passed()
                .subList(
                        Math.min(offset - archiveOffset, kept.passed().size()),
                        kept.passed().size());
        int asked = Math.min(count + 1, SearchQuestion.LARGEST_PAGE);
        var stored = question.type().isStored()
                ? archive.page(question, request, archiveOffset, asked).stream()
                        // Without another stream there is nothing to compare them with.
                        .map(one -> passed.isEmpty() ? new Sorted(one, List.of()) : keys.keysOf(one, question.sort()))
                        .toList()
                : List.<Sorted>of();
        var order = SortKeys.order(question.sort());
        var page = new ArrayList<DomainResource>();
        int fromArchive = 0;
        int fromSources = 0;
        while (page.size() < count && (fromArchive < stored.size() || fromSources < passed.size())) {
            boolean isNextFromArchive = fromArchive < stored.size()
                    && (fromSources == passed.size()
                            || order.compare(stored.get(fromArchive), passed.get(fromSources)) <= 0);
            var next = isNextFromArchive ? stored.get(fromArchive++) : passed.get(fromSources++);
            page.add(next.resource());
        }
        // A page as large as the largest cannot be seen beyond: another is offered, and may be empty.
        boolean more = fromArchive < stored.size()
                || fromSources < passed.size()
                || (count >= SearchQuestion.LARGEST_PAGE && stored.size() == asked);
        return new Page(List.copyOf(page), archiveOffset + fromArchive, more);
    }
}
