package no.samtykke.fhirserver.exchange;

import java.time.Instant;
import java.util.Optional;

/**
 * The last that a person decided of one setting, and THE rule of what becomes of another decision that arrives: the
 * table of {@code docs/exchange.md}. What was decided later stands, in whatever order it is heard of; where that cannot
 * be known, nothing is changed and the sender is told.
 *
 * @param consentId of what stands; empty when nothing does
 * @param decided when that was decided, or when the last one was taken back; empty when it never was, or is not known
 */
record LastDecision(Optional<String> consentId, Optional<Instant> decided) {

    /** What becomes of a decision that arrives. */
    enum Outcome {
        REGISTERED,
        ENDED,
        /** It was so already. */
        UNCHANGED,
        /** What stands is not what it was to replace, or was decided later. */
        CONFLICT
    }

    /**
     * @param active whether she gave it, or took it back
     * @param at when she decided
     * @param replaces the Consent that the sender believes to stand; empty when it believes that none does
     */
    Outcome meets(boolean active, Instant at, Optional<String> replaces) {
        if (consentId.isEmpty()) {
            return active ? givenOverNothing(at, replaces) : Outcome.UNCHANGED;
        }
        if (active && decided.equals(Optional.of(at))) {
            return Outcome.UNCHANGED;
        }
        if (!replaces.equals(consentId) || decided.filter(at::isBefore).isPresent()) {
            return Outcome.CONFLICT;
        }
        return active ? Outcome.REGISTERED : Outcome.ENDED;
    }

    /** Whether nothing stands, and a taking back at that moment is later than all that was heard of. */
    boolean isEndedFurtherBy(Instant at) {
        return consentId.isEmpty() && decided.filter(end -> !at.isAfter(end)).isEmpty();
    }

    private Outcome givenOverNothing(Instant at, Optional<String> replaces) {
        boolean isLater = decided.map(at::isAfter).orElse(true);
        return replaces.isEmpty() && isLater ? Outcome.REGISTERED : Outcome.CONFLICT;
    }
}
