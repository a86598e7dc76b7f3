package no.samtykke.fhirserver.smart;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of a search parameter of type token, in the four forms of FHIR: {@code code}, {@code system|code},
 * {@code |code} and {@code system|}.
 *
 * @param system null: any; empty: none at all
 * @param code null: any of the system
 */
public record TokenValue(@Nullable String system, @Nullable String code) {

    /** The index holds no more characters of either. */
    private static final int LONGEST = 200;
    /** Nothing that is escaped in a search, none of what a broken encoding leaves behind, no second bar. */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\\\$|\uFFFD]{0," + LONGEST + "}");

    /** @return empty when it is none of the four forms */
    static Optional<TokenValue> parse(String text) {
        int bar = text.indexOf('|');
        String system = bar < 0 ? null : text.substring(0, bar);
        String code = text.substring(bar + 1);
        if ((system != null && !isPlain(system)) || !isPlain(code)) {
            return Optional.empty();
        }
        if (code.isEmpty()) {
            return system == null || system.isEmpty() ? Optional.empty() : Optional.of(new TokenValue(system, null));
        }
        return Optional.of(new TokenValue(system, code));
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && text.strip().equals(text);
    }
}
