package no.samtykke.fhirserver.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.ScopeQuery;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * Which resources of a type a set of scopes reaches: those that any of the queries admits. A query by a parameter that
 * {@link ServedType#narrowingParameters()} does not name for the type cannot be enforced, and is left out.
 *
 * @param queries none: the scopes reach nothing
 */
record Narrowing(List<ScopeQuery> queries) {

    static Narrowing of(SmartScopes scopes, Context context, Interaction interaction, String resourceType) {
        return of(scopes.granted(context, interaction, resourceType), resourceType);
    }

    /** As {@link #of}, by scopes of systems that name the type itself, not all types at once. */
    static Narrowing ofNamed(SmartScopes scopes, Interaction interaction, String resourceType) {
        return of(scopes.named(Context.SYSTEM, interaction, resourceType), resourceType);
    }

    private static Narrowing of(List<ScopeQuery> queries, String resourceType) {
        var enforced = ServedType.narrowingParameters(resourceType);
        return new Narrowing(queries.stream()
                .filter(query -> query.parameters().stream()
                        .map(ScopeQuery.Parameter::name)
                        .allMatch(enforced::contains))
                .toList());
    }

    boolean reachesNothing() {
        return queries.isEmpty();
    }

    boolean reachesAll() {
        return queries.contains(ScopeQuery.EVERYTHING);
    }

    boolean reaches(Tokens tokens) {
        return queries.stream()
                .anyMatch(query -> query.parameters().stream()
                        .allMatch(parameter -> tokens.holdAny(parameter.name(), parameter.values())));
    }

    /**
     * All of it as one query, which is what a search can hold: parameters that must all be met, each by any of its
     * values. Empty when there is none, as for {@code category=a} or else {@code code=b}.
     */
    Optional<ScopeQuery> asOneQuery() {
        var left = new ArrayList<>(queries);
        while (left.size() > 1) {
            if (!joinTwo(left)) {
                return Optional.empty();
            }
        }
        return left.stream().findFirst();
    }

    private static boolean joinTwo(List<ScopeQuery> left) {
        for (int i = 0; i < left.size(); i++) {
            for (int j = i + 1; j < left.size(); j++) {
                var joined = left.get(i).or(left.get(j));
                if (joined.isPresent()) {
                    left.set(i, joined.get());
                    left.remove(j);
                    return true;
                }
            }
        }
        return false;
    }
}
