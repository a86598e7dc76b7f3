package no.samtykke.fhirserver.smart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.URLDecoder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query by which a granular scope is narrowed, for example {@code category=laboratory,vital-signs&status=final}: a
 * resource must meet every parameter, by any of its values. It is read here; whether it can be enforced, {@code access}
 * says.
 *
 * @param parameters none when the scope is not narrowed
 * @see <a
 *     href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#finer-grained-resource-constraints-using-search-parameters">SMART
 *     App Launch 2.2, finer-grained resource constraints</a>
 */
public record ScopeQuery(Set<Parameter> parameters) {

    /** The query of a scope that is not narrowed. */
    public static final ScopeQuery EVERYTHING = new ScopeQuery(Set.of());

    /** Without modifiers, chains and the parameters of every type, which begin with {@code _}. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]*");
    /** What RFC 6749 allows in a scope, but not {@code +}, which is a space to some and a plus to others. */
    private static final Pattern VALUE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E&&[^+]]+");

    private static final int MOST_VALUES = 50;

    /**
     * A search parameter of type token, and the values of which one must be met.
     *
     * @param name without modifier
     */
    public record Parameter(String name, Set<TokenValue> values) {

        private boolean admits(Parameter other) {
            return name.equals(other.name) && values.containsAll(other.values);
        }
    }

    /**
     * @param query what stands after the question mark, still encoded
     * @return empty when any part of it cannot be read: to drop that part would widen the scope
     */
    static Optional<ScopeQuery> parse(String query) {
        var parameters = new HashSet<Parameter>();
        for (String part : query.split("&", -1)) {
            var parameter = parameter(part);
            if (parameter.isEmpty()) {
                return Optional.empty();
            }
            parameters.add(parameter.get());
        }
        return Optional.of(new ScopeQuery(Set.copyOf(parameters)));
    }

    /** One query for what this and the other admit together; empty when no single query says that. */
    public Optional<ScopeQuery> or(ScopeQuery other) {
        if (admits(other)) {
            return Optional.of(this);
        }
        if (other.admits(this)) {
            return Optional.of(other);
        }
        var common = new HashSet<>(parameters);
        common.retainAll(other.parameters);
        return joined(rest(common), other.rest(common)).map(joined -> {
            common.add(joined);
            return new ScopeQuery(Set.copyOf(common));
        });
    }

    /** Whether all that the other admits is admitted here. */
    private boolean admits(ScopeQuery other) {
        return parameters.stream().allMatch(mine -> other.parameters.stream().anyMatch(mine::admits));
    }

    private Set<Parameter> rest(Set<Parameter> common) {
        return parameters.stream()
                .filter(parameter -> !common.contains(parameter))
                .collect(toUnmodifiableSet());
    }

    private static Optional<Parameter> joined(Set<Parameter> mine, Set<Parameter> others) {
        if (mine.size() != 1 || others.size() != 1) {
            return Optional.empty();
        }
        var one = mine.iterator().next();
        var other = others.iterator().next();
        if (!one.name().equals(other.name())) {
            return Optional.empty();
        }
        var values = new HashSet<>(one.values());
        values.addAll(other.values());
        return Optional.of(new Parameter(one.name(), Set.copyOf(values)));
    }

    private static Optional<Parameter> parameter(String part) {
        String[] sides = part.split("=", 2);
        if (sides.length != 2
                || !NAME.matcher(sides[0]).matches()
                || !VALUE.matcher(sides[1]).matches()) {
            return Optional.empty();
        }
        return decoded(sides[1])
                .map(value -> value.split(",", -1))
                .filter(values -> values.length <= MOST_VALUES)
                .flatMap(ScopeQuery::tokens)
                .map(values -> new Parameter(sides[0], values));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Set<TokenValue>> tokens(String[] values) {
        var tokens = new HashSet<TokenValue>();
        for (String value : values) {
            var token = TokenValue.parse(value);
            if (token.isEmpty()) {
                return Optional.empty();
            }
            tokens.add(token.get());
        }
        return Optional.of(Set.copyOf(tokens));
    }
}
