package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ServedType;
import org.jspecify.annotations.Nullable;

/**
 * What a search asks, as {@code access} let it in.
 *
 * @param filters parameters that a resource must meet, with modifiers, but for those that name the patient
 * @param patients what was given as {@code patient}: each value must name the patient in context
 * @param identifiers what was given as {@code patient.identifier}, likewise
 * @param onlyCounts whether no resource is asked for
 * @param withTotal whether the number of all is
 * @param withPeople {@code _include=PractitionerRole:practitioner}
 */
record SearchQuestion(
        ServedType type,
        Map<String, List<String>> filters,
        List<String> patients,
        List<String> identifiers,
        List<String> sort,
        int count,
        boolean onlyCounts,
        boolean withTotal,
        boolean withPeople) {

    static final Set<String> OF_FORM = Set.of("_summary", "_elements", "_format", "_pretty", "_include");

    private static final Set<String> NO_FILTER = Set.of("_count", "_offset", "_cursor", "_sort", "_total");
    private static final int DEFAULT_PAGE = 20;
    static final int LARGEST_PAGE = 100;

    static SearchQuestion of(RequestDetails request, ServedType type) {
        var parameters = request.getParameters();
        boolean counts = given(parameters, "_summary").contains("count") || countOf(parameters) == 0;
        return new SearchQuestion(
                type,
                filters(parameters),
                given(parameters, "patient"),
                given(parameters, "patient.identifier"),
                given(parameters, "_sort").stream()
                        .flatMap(keys -> Arrays.stream(keys.split(",", -1)))
                        .toList(),
                Math.min(countOf(parameters), LARGEST_PAGE),
                counts,
                counts || given(parameters, "_total").contains("accurate") || !type.isStored(),
                !given(parameters, "_include").isEmpty());
    }

    static List<String> given(Map<String, String[]> parameters, String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    static int number(Map<String, String[]> parameters, String name, int otherwise) {
        var given = given(parameters, name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            return Math.max(0, Integer.parseInt(given.getFirst()));
        } catch (NumberFormatException noNumber) {
            throw new InvalidRequestException(name + " must be a number");
        }
    }

    private static int countOf(Map<String, String[]> parameters) {
        return number(parameters, "_count", DEFAULT_PAGE);
    }

    private static Map<String, List<String>> filters(Map<String, String[]> parameters) {
        var filters = new TreeMap<String, List<String>>();
        parameters.forEach((name, values) -> {
            if (!NO_FILTER.contains(name)
                    && !OF_FORM.contains(name)
                    && !name.equals("patient")
                    && !name.equals("patient.identifier")) {
                filters.put(name, List.of(values));
            }
        });
        return filters;
    }

    /** The filters as HAPI reads them. */
    String asQuery() {
        return filters.entrySet().stream()
                .flatMap(filter -> filter.getValue().stream().map(value -> filter.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&", type.resourceType() + "?", ""));
    }

    Optional<SortSpec> asSort() {
        @Nullable SortSpec rest = null;
        for (String key : new ArrayList<>(sort).reversed()) {
            boolean descends = key.startsWith("-");
            rest = new SortSpec(
                    descends ? key.substring(1) : key, descends ? SortOrderEnum.DESC : SortOrderEnum.ASC, rest);
        }
        return Optional.ofNullable(rest);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
