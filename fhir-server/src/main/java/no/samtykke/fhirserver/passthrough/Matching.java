package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.jpa.searchparam.matcher.IndexedSearchParamExtractor;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Date;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a resource in hand is what a search asks for, as HAPI's database would say were it stored. */
@Component
class Matching {

    private final InMemoryResourceMatcher matcher;
    private final IndexedSearchParamExtractor extractor;
    private final MatchUrlService queries;
    private final FhirContext fhir;

    Matching(
            InMemoryResourceMatcher matcher,
            IndexedSearchParamExtractor extractor,
            MatchUrlService queries,
            FhirContext fhir) {
        this.matcher = matcher;
        this.extractor = extractor;
        this.queries = queries;
        this.fhir = fhir;
    }

    /** A filter that cannot be held against a resource in hand is refused, never dropped. */
    Predicate<DomainResource> by(SearchQuestion question) {
        var definition = fhir.getResourceDefinition(question.type().resourceType());
        var search = queries.translateMatchUrl(question.asQuery(), definition);
        var updated = search.getLastUpdated();
        search.setLastUpdated(null);
        search.clean();
        if (!matcher.canBeEvaluatedInMemory(search, definition).supported()) {
            throw new InvalidRequestException("A filter of this search is in a form that is not supported here");
        }
        return resource -> isWithin(updated, resource.getMeta().getLastUpdated())
                && matcher.match(
                                search,
                                resource,
                                definition,
                                extractor.extractIndexedSearchParams(
                                        resource,
                                        new SystemRequestDetails(),
                                        all -> all.stream()
                                                .filter(one -> search.containsKey(one.getName()))
                                                .toList()))
                        .matched();
    }

    private static boolean isWithin(@Nullable DateRangeParam range, @Nullable Date updated) {
        if (range == null || range.isEmpty()) {
            return true;
        }
        if (updated == null) {
            return false;
        }
        var from = range.getLowerBoundAsInstant();
        var through = range.getUpperBoundAsInstant();
        return (from == null || !updated.before(from)) && (through == null || !updated.after(through));
    }
}
