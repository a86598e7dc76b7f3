package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.util.ICachedSearchDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.ScopeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Door 2: what is looked for. The compartment of the patient in context and the queries of granular scopes become part
 * of every search, so that pages, totals and counts are right; what the app asks can only narrow further. One door for
 * searches by GET and POST and for whatever else makes HAPI search.
 */
@Component
@Interceptor
public class SearchNarrowing {

    private static final int DEFAULT_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final Decisions decisions;

    SearchNarrowing(Decisions decisions) {
        this.decisions = decisions;
    }

    @Hook(Pointcut.STORAGE_PRESEARCH_REGISTERED)
    public void narrow(SearchParameterMap search, RequestDetails request, @Nullable ICachedSearchDetails details) {
        if (request instanceof SystemRequestDetails) {
            return;
        }
        var type = ServedType.of(details == null ? request.getResourceName() : details.getResourceType());
        if (type.isEmpty() || !(decisions.accessOf(request).caller() instanceof CitizenApp app)) {
            throw decisions.notServed(request);
        }
        pinToPatient(search, type.get(), app.subject());
        for (var narrowing :
                decisions.narrowings(request, Interaction.SEARCH, type.get().resourceType())) {
            narrow(search, narrowing.asOneQuery().orElseThrow(() -> decisions.notServed(request)));
        }
        page(search);
        orderTotally(search);
    }

    private static void pinToPatient(SearchParameterMap search, ServedType type, String patient) {
        if (type == ServedType.PATIENT) {
            search.add("_id", new TokenParam(null, patient));
        } else {
            search.add(type.compartmentParameter(), new ReferenceParam("Patient", null, patient));
        }
    }

    /**
     * Besides what the app asks, never instead of it: HAPI joins them by and. What is asked already is not asked twice,
     * which HAPI does not expect.
     */
    private static void narrow(SearchParameterMap search, ScopeQuery scope) {
        for (var parameter : scope.parameters()) {
            var anyOf = new TokenOrListParam();
            parameter.values().forEach(value -> anyOf.add(new TokenParam(value.system(), value.code())));
            var asked = search.get(parameter.name());
            if (asked == null
                    || asked.stream().noneMatch(one -> words(one).equals(words(anyOf.getValuesAsQueryTokens())))) {
                search.add(parameter.name(), anyOf);
            }
        }
    }

    private static Set<String> words(List<? extends IQueryParameterType> anyOf) {
        return anyOf.stream()
                .map(value -> value.getQueryParameterQualifier() + " " + value.getValueAsQueryToken())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By offset, which stores nothing of the search in the database. */
    private static void page(SearchParameterMap search) {
        search.setOffset(search.getOffset() == null ? 0 : search.getOffset());
        search.setCount(search.getCount() == null ? DEFAULT_PAGE : Math.min(search.getCount(), LARGEST_PAGE));
    }

    /** Without a last key that no two rows share, a row could stand on two pages or on none. */
    private static void orderTotally(SearchParameterMap search) {
        var byId = new SortSpec("_id");
        if (search.getSort() == null) {
            search.setSort(byId);
            return;
        }
        var last = search.getSort();
        while (last.getChain() != null) {
            last = last.getChain();
        }
        last.setChain(byId);
    }
}
