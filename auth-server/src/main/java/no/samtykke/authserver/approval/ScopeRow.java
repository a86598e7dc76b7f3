package no.samtykke.authserver.approval;

import java.util.Collection;
import java.util.List;

/**
 * One line of the approval page: scopes that say the same in words, as {@code patient/Observation.rs} and
 * {@code user/Observation.rs} do, so that one tick decides about both.
 *
 * @param scopes their texts
 * @param words what the line says
 * @param kinds what she may limit it to; none where that is not offered
 */
public record ScopeRow(List<String> scopes, ScopeWords words, List<Kind> kinds) {

    /**
     * A part of what the app asks for, which she may give instead of all.
     *
     * @param key message key of what it is
     * @param scopes texts of the scopes that she gives then
     */
    public record Kind(String key, List<String> scopes) {

        /** As the form sends it back. */
        public String scope() {
            return String.join(" ", scopes);
        }
    }

    /** As the form sends it back. */
    public String scope() {
        return String.join(" ", scopes);
    }

    /**
     * What she gives by this line.
     *
     * @param ticked the lines that she left ticked
     * @param limitedTo the kinds that she ticked; none of this line means all of it
     */
    List<String> given(Collection<String> ticked, Collection<String> limitedTo) {
        if (!words.required() && !ticked.contains(scope())) {
            return List.of();
        }
        var chosen = kinds.stream()
                .filter(kind -> limitedTo.contains(kind.scope()))
                .flatMap(kind -> kind.scopes().stream())
                .toList();
        return chosen.isEmpty() ? scopes : chosen;
    }
}
