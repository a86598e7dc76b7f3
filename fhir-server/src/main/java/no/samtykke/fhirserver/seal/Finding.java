package no.samtykke.fhirserver.seal;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a check of the log came to.
 *
 * @param entries how many entries were checked against their seals
 * @param unsealed how many are not sealed yet, and were checked by their codes
 * @param fault the first thing that is not as it was written; empty when all is
 * @param checkpoint the note of the last seal
 */
record Finding(long seals, long entries, long unsealed, Optional<Fault> fault, Optional<String> checkpoint) {

    /** What happened behind the server's back. */
    enum What {
        /** An entry is not what it was. */
        ENTRY_CHANGED,
        /** An entry that was sealed is not there, or not where it was. */
        ENTRY_REMOVED,
        /** An entry is there that no server wrote, or not in its place. */
        ENTRY_ADDED,
        /** A seal is not what it was, or is missing. */
        SEAL_CHANGED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param seal its number; 0 for what is not sealed yet
     * @param entry the id of the entry, unless it is the seal that is wrong
     */
    record Fault(What what, long seal, Optional<UUID> entry) {}
}
