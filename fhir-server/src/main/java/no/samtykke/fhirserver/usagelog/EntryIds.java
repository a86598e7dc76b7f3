package no.samtykke.fhirserver.usagelog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.seal.EntryText;

/**
 * Ids of log entries: UUIDs of version 7, which begin with the millisecond they were made in.
 *
 * <p>So an entry is found by its id in the one partition and the one stretch of the index where it must be.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, UUID version 7</a>
 */
final class EntryIds {

    private static final int VERSION = 7;

    private EntryIds() {}

    static UUID at(Instant recorded) {
        var random = UUID.randomUUID();
        long high = recorded.toEpochMilli() << 16 | VERSION << 12 | random.getMostSignificantBits() & 0xFFF;
        return new UUID(high, random.getLeastSignificantBits());
    }

    /** @return the millisecond the entry was made in; empty when the id is none of ours */
    static Optional<Instant> millisecond(UUID id) {
        return id.version() == VERSION ? Optional.of(EntryText.millisecondOf(id)) : Optional.empty();
    }
}
