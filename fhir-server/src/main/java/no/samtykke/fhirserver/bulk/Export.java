package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentCategory;
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
        for (String file : array(row, "files")) {
            files.add(FileKind.valueOf(file));
        }
        var settings = new HashSet<SettingKind>();
        var categories = array(row, "categories");
        var controllers = array(row, "controllers");
        for (int i = 0; i < categories.size(); i++) {
            settings.add(new SettingKind(
                    ConsentCategory.of(categories.get(i)).orElseThrow(),
                    Optional.of(controllers.get(i)).filter(number -> !number.isEmpty())));
        }
        return new Export(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("request"),
                files,
                settings,
                Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getObject("prepared_at") != null);
    }

    private static List<String> array(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
