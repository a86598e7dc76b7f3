package no.samtykke.fhirserver.smart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one token, for example {@code launch/patient patient/Observation.rs?category=laboratory}.
 *
 * <p>A scope that cannot be enforced in full grants nothing: an unknown form, letters out of order, a query that cannot
 * be read, that narrows every type at once, or that stands in a scope of version 1.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2</a>
 */
public final class SmartScopes {

    public static final SmartScopes NONE = new SmartScopes("");

    /** Of a system of those who handle forms and telephone calls. It reaches no resource, only operations. */
    public static final String STAFF = "https://samtykke.example/scope/staff";

    /** Of a system of those who help citizens. It reaches no resource, only operations. */
    public static final String SUPPORT = "https://samtykke.example/scope/support";

    private static final Pattern VERSION_2 =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?)(?:\\?(.*))?");
    private static final Pattern VERSION_1 =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]+)\\.(read|write|\\*)");
    private static final Map<String, String> LETTERS_OF_VERSION_1 = Map.of("read", "rs", "write", "cud", "*", "cruds");

    /** Whose data a scope speaks of. */
    public enum Context {
        /**
         * Those of the patient in context: {@code patient/}, and {@code user/}, since what a person may reach, she
         * reaches on behalf of the patient she chose.
         */
        PATIENT,
        /** Those that the system was registered for. */
        SYSTEM
    }

    private record Grant(Context context, String resourceType, String letters, ScopeQuery query) {

        boolean isAbout(Context asked, Interaction interaction, String type) {
            return context == asked
                    && (resourceType.equals("*") || resourceType.equals(type))
                    && letters.indexOf(interaction.letter()) >= 0;
        }
    }

    private final Set<String> words;
    private final Set<Grant> grants;

    /** @param scope scopes parted by spaces, as in the claim {@code scope} */
    public SmartScopes(String scope) {
        words = Arrays.stream(scope.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
        grants =
                words.stream().map(SmartScopes::parse).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** The queries of all scopes that cover this: what any of them admits is granted. None means: not covered. */
    public List<ScopeQuery> granted(Context context, Interaction interaction, String resourceType) {
        return grants.stream()
                .filter(grant -> grant.isAbout(context, interaction, resourceType))
                .map(Grant::query)
                .distinct()
                .toList();
    }

    /** As {@link #granted}, by scopes that name the type itself, not all types at once. */
    public List<ScopeQuery> named(Context context, Interaction interaction, String resourceType) {
        return grants.stream()
                .filter(grant -> grant.resourceType().equals(resourceType))
                .filter(grant -> grant.isAbout(context, interaction, resourceType))
                .map(Grant::query)
                .distinct()
                .toList();
    }

    /** Whether the scope stands here word for word; for scopes that name no resource, such as {@code fhirUser}. */
    public boolean hold(String word) {
        return words.contains(word);
    }

    private static @Nullable Grant parse(String scope) {
        var second = VERSION_2.matcher(scope);
        if (second.matches() && !second.group(3).isEmpty()) {
            var query = query(second.group(2), second.group(4));
            return query == null ? null : grant(second.group(1), second.group(2), second.group(3), query);
        }
        var first = VERSION_1.matcher(scope);
        if (first.matches()) {
            return grant(
                    first.group(1),
                    first.group(2),
                    LETTERS_OF_VERSION_1.getOrDefault(first.group(3), ""),
                    ScopeQuery.EVERYTHING);
        }
        return null;
    }

    private static @Nullable ScopeQuery query(String resourceType, @Nullable String query) {
        if (query == null) {
            return ScopeQuery.EVERYTHING;
        }
        return resourceType.equals("*") ? null : ScopeQuery.parse(query).orElse(null);
    }

    private static Grant grant(String context, String resourceType, String letters, ScopeQuery query) {
        return new Grant(context.equals("system") ? Context.SYSTEM : Context.PATIENT, resourceType, letters, query);
    }
}
