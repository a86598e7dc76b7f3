package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import ca.uhn.fhir.jpa.searchparam.matcher.IndexedSearchParamExtractor;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The order of a search, for resources in hand: by the values that HAPI would index, the least of several upwards and
 * the greatest downwards, what has none last, and the id when all else is equal.
 */
@Component
class SortKeys {

    /** Long before any time of FHIR. */
    private static final long EARLIEST = -1_000_000_000_000_000L;

    private final IndexedSearchParamExtractor extractor;

    SortKeys(IndexedSearchParamExtractor extractor) {
        this.extractor = extractor;
    }

    /** @param keys in the order of the search; null where the resource has no value */
    record Sorted(DomainResource resource, List<@Nullable String> keys) {}

    Sorted keysOf(DomainResource resource, List<String> sort) {
        var indexed = extractor.extractIndexedSearchParams(
                resource,
                new SystemRequestDetails(),
                all -> all.stream()
                        .filter(one -> sort.stream().anyMatch(key -> nameOf(key).equals(one.getName())))
                        .toList());
        return new Sorted(
                resource,
                Stream.concat(sort.stream(), Stream.of("_id"))
                        .<@Nullable String>map(key -> keyOf(resource, indexed, key))
                        .toList());
    }

    static Comparator<Sorted> order(List<String> sort) {
        Comparator<Sorted> order = (_, _) -> 0;
        for (int i = 0; i <= sort.size(); i++) {
            int place = i;
            boolean descends = i < sort.size() && sort.get(i).startsWith("-");
            Comparator<String> way = descends ? Comparator.reverseOrder() : Comparator.naturalOrder();
            order = order.thenComparing(sorted -> sorted.keys().get(place), Comparator.nullsLast(way));
        }
        return order;
    }

    private static @Nullable String keyOf(DomainResource resource, ResourceIndexedSearchParams indexed, String key) {
        return switch (nameOf(key)) {
            case "_id" -> resource.getIdElement().getIdPart();
            case "_lastUpdated" ->
                resource.getMeta().hasLastUpdated()
                        ? sortable(resource.getMeta().getLastUpdated())
                        : null;
            case String name -> extreme(values(indexed, name), key.startsWith("-"));
        };
    }

    private static Stream<String> values(ResourceIndexedSearchParams indexed, String name) {
        return Stream.of(
                        of(
                                indexed.myDateParams,
                                name,
                                date -> date.getValueLow() == null ? null : sortable(date.getValueLow())),
                        of(
                                indexed.myTokenParams,
                                name,
                                token -> Objects.toString(token.getSystem(), "") + "|"
                                        + Objects.toString(token.getValue(), "")),
                        of(indexed.myStringParams, name, text -> text.getValueNormalized()),
                        of(indexed.myUriParams, name, uri -> uri.getUri()))
                .flatMap(Function.identity());
    }

    private static <T extends BaseResourceIndexedSearchParam> Stream<String> of(
            Collection<T> all, String name, Function<T, @Nullable String> value) {
        return all.stream()
                .filter(one -> name.equals(one.getParamName()))
                .map(value)
                .filter(Objects::nonNull);
    }

    private static @Nullable String extreme(Stream<String> values, boolean greatest) {
        Comparator<String> order = Comparator.naturalOrder();
        return values.reduce((one, other) -> order.compare(one, other) < 0 == greatest ? other : one)
                .orElse(null);
    }

    /** Of equal length, so that the order of the texts is that of the times. */
    private static String sortable(Date time) {
        return "%020d".formatted(time.getTime() - EARLIEST);
    }

    private static String nameOf(String key) {
        return key.startsWith("-") ? key.substring(1) : key;
    }
}
