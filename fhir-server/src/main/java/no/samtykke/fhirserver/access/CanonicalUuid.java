package no.samtykke.fhirserver.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of ours that are UUIDs, in the one form in which they are told. */
public final class CanonicalUuid {

    private CanonicalUuid() {}

    /** Empty for any other text, and for a UUID that is written in another way. */
    public static Optional<UUID> read(@Nullable String text) {
        try {
            var uuid = UUID.fromString(String.valueOf(text));
            return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }
}
