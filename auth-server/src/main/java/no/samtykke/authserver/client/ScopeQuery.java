package no.samtykke.authserver.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query by which a granular scope is narrowed, for example {@code category=laboratory,vital-signs&status=final}: a
 * resource must meet every parameter, by any of its values.
 *
 * <p>Only what the fhir-server enforces in full is read, so that no scope is given that opens nothing: the parameters
 * of type token that {@code docs/access-rules.md} lists for the type, without modifiers, with values in the four forms
 * of a token ({@code code}, {@code system|code}, {@code |code}, {@code system|}).
 *
 * @param parameters none when the scope is not narrowed
 */
public record ScopeQuery(List<Parameter> parameters) {

    static final ScopeQuery EVERYTHING = new ScopeQuery(List.of());

    private static final Map<String, Set<String>> ENFORCED = Map.ofEntries(
            Map.entry("AllergyIntolerance", Set.of("category", "clinical-status", "code")),
            Map.entry("Appointment", Set.of("status")),
            Map.entry("CarePlan", Set.of("category", "status")),
            Map.entry("Claim", Set.of("status", "use")),
            Map.entry("Condition", Set.of("category", "clinical-status", "code")),
            Map.entry("Consent", Set.of("category", "status")),
            Map.entry("DiagnosticReport", Set.of("category", "code", "status")),
            Map.entry("DocumentReference", Set.of("category", "status", "type")),
            Map.entry("Encounter", Set.of("class", "status", "type")),
            Map.entry("ExplanationOfBenefit", Set.of("status")),
            Map.entry("Immunization", Set.of("status", "vaccine-code")),
            Map.entry("MedicationRequest", Set.of("code", "intent", "status")),
            Map.entry("Observation", Set.of("category", "code", "status")),
            Map.entry("Procedure", Set.of("category", "code", "status")),
            Map.entry("ServiceRequest", Set.of("category", "code", "intent", "status")),
            Map.entry("Task", Set.of("code", "status")));

    /** What RFC 6749 allows in a scope, but not {@code +}, which is a space to some and a plus to others. */
    private static final Pattern ENCODED = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E&&[^+]]+");
    /** Nothing that is escaped in a search, none of what a broken encoding leaves behind, one bar at most. */
    private static final Pattern TOKEN =
            Pattern.compile("(?=.*[^|])[^\\p{Cntrl}\\\\$|\uFFFD]{0,200}(\\|[^\\p{Cntrl}\\\\$|\uFFFD]{0,200})?");

    private static final int MOST_VALUES = 50;

    /**
     * A search parameter, and the values of which one must be met.
     *
     * @param values decoded, for example {@code http://terminology.hl7.org/CodeSystem/observation-category|laboratory}
     */
    public record Parameter(String name, List<String> values) {}

    /**
     * @param type the resource type of the scope
     * @param query what stands after the question mark, still encoded
     * @return empty when any part of it cannot be enforced
     */
    static Optional<ScopeQuery> parse(String type, String query) {
        var allowed = ENFORCED.getOrDefault(type, Set.of());
        var parameters = Arrays.stream(query.split("&", -1))
                .map(part -> part.split("=", 2))
                .map(sides -> sides.length == 2 && allowed.contains(sides[0])
                        ? values(sides[1]).map(values -> new Parameter(sides[0], values))
                        : Optional.<Parameter>empty())
                .toList();
        return parameters.stream().allMatch(Optional::isPresent)
                ? Optional.of(new ScopeQuery(
                        parameters.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    /** Types on which a scope may be narrowed, with the parameters that may do so. */
    static Map<String, Set<String>> enforced() {
        return ENFORCED;
    }

    boolean isEverything() {
        return parameters.isEmpty();
    }

    /**
     * Whether all that the other admits is admitted here: by the same parameters or more, and the same values or fewer.
     */
    boolean admits(ScopeQuery other) {
        return parameters.stream()
                .allMatch(mine -> other.parameters.stream()
                        .anyMatch(theirs -> mine.name.equals(theirs.name)
                                && Set.copyOf(mine.values).containsAll(theirs.values)));
    }

    private static Optional<List<String>> values(String encoded) {
        if (!ENCODED.matcher(encoded).matches()) {
            return Optional.empty();
        }
        try {
            var values = Arrays.asList(URLDecoder.decode(encoded, UTF_8).split(",", -1));
            return values.size() <= MOST_VALUES && values.stream().allMatch(ScopeQuery::isToken)
                    ? Optional.of(values.stream().distinct().collect(Collectors.toUnmodifiableList()))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isToken(String value) {
        return TOKEN.matcher(value).matches()
                && Arrays.stream(value.split("\\|", -1))
                        .allMatch(part -> part.strip().equals(part));
    }
}
