package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** What is kept here, asked in the name of the app, so that every door of {@code access} stands in the way. */
@Component
class Archive {

    private final DaoRegistry storage;
    private final MatchUrlService queries;
    private final FhirContext fhir;

    Archive(DaoRegistry storage, MatchUrlService queries, FhirContext fhir) {
        this.storage = storage;
        this.queries = queries;
        this.fhir = fhir;
    }

    IBaseResource read(String resourceType, IdType id, RequestDetails request) {
        return storage.getResourceDao(resourceType).read(id, request);
    }

    /** In the order that was asked for; a last page is shorter than {@code count}. */
    List<DomainResource> page(SearchQuestion question, RequestDetails request, int offset, int count) {
        var search = searchOf(question);
        question.asSort().ifPresent(search::setSort);
        return during(
                request,
                Map.of("_offset", "" + offset, "_count", "" + count),
                () ->
                        storage
                                .getResourceDao(question.type().resourceType())
                                .search(search, request)
                                .getResources(0, count)
                                .stream()
                                .map(DomainResource.class::cast)
                                .toList());
    }

    /** HAPI takes the place and the size of a page from the request, whatever the search says. */
    private static <T> T during(RequestDetails request, Map<String, String> page, Supplier<T> search) {
        var asked = request.getParameters();
        var paged = new HashMap<>(asked);
        page.forEach((name, value) -> paged.put(name, new String[] {value}));
        request.setParameters(paged);
        try {
            return search.get();
        } finally {
            request.setParameters(asked);
        }
    }

    int total(SearchQuestion question, RequestDetails request) {
        var search = searchOf(question);
        search.setSummaryMode(SummaryEnum.COUNT);
        return Objects.requireNonNull(storage.getResourceDao(question.type().resourceType())
                .search(search, request)
                .size());
    }

    private SearchParameterMap searchOf(SearchQuestion question) {
        return queries.translateMatchUrl(
                question.asQuery(), fhir.getResourceDefinition(question.type().resourceType()));
    }
}
