package no.samtykke.fhirserver.usagelog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place in the log where a page ended. It names an entry, not a number of entries: so what is written while
 * somebody turns pages neither moves an entry to the next page twice nor past it.
 */
record Cursor(Instant recorded, UUID id) {

    static Cursor at(UsageEntry entry) {
        return new Cursor(entry.recorded(), entry.id());
    }

    String encode() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, recorded);
        return Base64.getUrlEncoder().withoutPadding().encodeToString((micros + "|" + id).getBytes(US_ASCII));
    }

    static Optional<Cursor> decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("\\|", -1);
            var recorded = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            var cursor = new Cursor(recorded, UUID.fromString(parts[1]));
            return cursor.encode().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (RuntimeException notOneOfOurs) {
            return Optional.empty();
        }
    }
}
