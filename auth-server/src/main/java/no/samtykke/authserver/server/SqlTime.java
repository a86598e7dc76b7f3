package no.samtykke.authserver.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as PostgreSQL's {@code timestamptz} takes and gives them. */
public final class SqlTime {

    private SqlTime() {}

    public static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant in(ResultSet row, String column) throws SQLException {
        return maybeIn(row, column).orElseThrow(() -> new IllegalStateException(column + " is null"));
    }

    public static Optional<Instant> maybeIn(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
