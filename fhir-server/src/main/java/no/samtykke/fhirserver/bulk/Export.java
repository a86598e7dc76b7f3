package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.grants.SettingKind;

/**
 * A job: what a system asked for, and what it had been granted then.
 *
 * @param request the address that it was begun by
 * @param settings the kinds of settings that it reaches
 * @param isPrepared whether its files can be fetched
 */
record Export(
        UUID id,
        String request,
        Set<FileKind> files,
        Set<SettingKind> settings,
        Optional<Instant> since,
        Instant createdAt,
        boolean isPrepared) {

    /** By how much the clocks of nodes may differ: what was written just before the beginning may be told twice. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /** From which on the next one is to ask, so that nothing is missed between the two. */
    Instant transactionTime() {
        return createdAt.minus(OVERLAP).truncatedTo(ChronoUnit.MILLIS);
    }

    static Export of(ResultSet row) throws SQLException {
        var files = new HashSet<FileKind>();
        for (String file : (String[]) row.getArray("files").getArray()) {
            files.add(FileKind.valueOf(file));
        }
        return new Export(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("request"),
                files,
                Kinds.read(row),
                Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("prepared_at") != null);
    }
}
