package no.samtykke.fhirserver.smart;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of one token, for example {@code launch/patient patient/Observation.rs patient/Condition.read}.
 *
 * <p>A scope that cannot be enforced in full grants nothing: an unknown form, letters out of order, or one narrowed by
 * a query such as {@code ?category=laboratory}, which to ignore would widen.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2</a>
 */
public final class SmartScopes {

    public static final SmartScopes NONE = new SmartScopes("");

    private static final Pattern VERSION_2 = Pattern.compile("(patient|system)/(\\*|[A-Z][A-Za-z]+)\\.(c?r?u?d?s?)");
    private static final Pattern VERSION_1 =
            Pattern.compile("(patient|system)/(\\*|[A-Z][A-Za-z]+)\\.(read|write|\\*)");
    private static final Map<String, String> LETTERS_OF_VERSION_1 = Map.of("read", "rs", "write", "cud", "*", "cruds");

    /** Whose data a scope speaks of: those of the patient in context, or those the system was registered for. */
    public enum Context {
        PATIENT,
        SYSTEM
    }

    private record Grant(Context context, String resourceType, String letters) {}

    private final Set<String> words;
    private final Set<Grant> grants;

    /** @param scope scopes parted by spaces, as in the claim {@code scope} */
    public SmartScopes(String scope) {
        words = Arrays.stream(scope.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
        grants =
                words.stream().map(SmartScopes::parse).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    public boolean cover(Context context, Interaction interaction, String resourceType) {
        return grants.stream()
                .filter(grant -> grant.context() == context)
                .filter(grant ->
                        grant.resourceType().equals("*") || grant.resourceType().equals(resourceType))
                .anyMatch(grant -> grant.letters().indexOf(interaction.letter()) >= 0);
    }

    /** Whether the scope stands here word for word; for scopes that name no resource, such as {@code fhirUser}. */
    public boolean hold(String word) {
        return words.contains(word);
    }

    private static @Nullable Grant parse(String scope) {
        var second = VERSION_2.matcher(scope);
        if (second.matches() && !second.group(3).isEmpty()) {
            return grant(second.group(1), second.group(2), second.group(3));
        }
        var first = VERSION_1.matcher(scope);
        if (first.matches()) {
            return grant(first.group(1), first.group(2), LETTERS_OF_VERSION_1.getOrDefault(first.group(3), ""));
        }
        return null;
    }

    private static Grant grant(String context, String resourceType, String letters) {
        return new Grant(context.equals("patient") ? Context.PATIENT : Context.SYSTEM, resourceType, letters);
    }
}
