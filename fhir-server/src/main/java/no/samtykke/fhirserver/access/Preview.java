package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision would change before it is made.
 *
 * @param refusal why it could not be made this way; what it would change is told all the same
 */
public record Preview(List<Opening> opens, List<Opening> closes, Optional<Reason> refusal) {

    public Preview {
        opens = List.copyOf(opens);
        closes = List.copyOf(closes);
    }

    /** The difference between what is open and what would be. */
    static Preview of(Set<Opening> now, Set<Opening> then, Optional<Reason> refusal) {
        return new Preview(onlyIn(then, now), onlyIn(now, then), refusal);
    }

    private static List<Opening> onlyIn(Set<Opening> these, Set<Opening> others) {
        return these.stream().filter(opening -> !others.contains(opening)).toList();
    }
}
