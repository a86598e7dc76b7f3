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
        List<DomainResource> stored = List.of();
        int asked = Math.min(count + 1, SearchQuestion.LARGEST_PAGE);
        if (question.type().isStored()) {
            stored = archive.page(question, request, archiveOffset, asked);
        }
        var order = SortKeys.order(question.sort());
        var page = new ArrayList<DomainResource>();
        int fromArchive = 0;
        int fromSources = 0;
        while (page.size() < count && (fromArchive < stored.size() || fromSources < passed.size())) {
            if (fromArchive < stored.size()
                    && (fromSources == passed.size()
                            || order.compare(sorted(stored.get(fromArchive), question), passed.get(fromSources))
                                    <= 0)) {
                page.add(stored.get(fromArchive++));
            } else {
                page.add(passed.get(fromSources++).resource());
            }
        }
        // A page as large as the largest cannot be seen beyond: another is offered, and may be empty.
        boolean more = fromArchive < stored.size()
                || fromSources < passed.size()
                || (count >= SearchQuestion.LARGEST_PAGE && stored.size() == asked);
        return new Page(List.copyOf(page), archiveOffset + fromArchive, more);
    }

    private Sorted sorted(DomainResource stored, SearchQuestion question) {
        return keys.keysOf(stored, question.sort());
    }
}
