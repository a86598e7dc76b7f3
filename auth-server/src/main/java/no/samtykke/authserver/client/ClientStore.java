package no.samtykke.authserver.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.server.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The registered clients in the database, where every node asks anew each time. */
@Component
class ClientStore {

    private static final String COLUMNS = "client_id, metadata, secret_digest, registration_token, created_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    ClientStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A row.
     *
     * @param registrationToken digest of what lets the client change its own registration (RFC 7592)
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            String clientId,
            String metadata,
            Optional<String> secretDigest,
            byte @Nullable [] registrationToken,
            Instant createdAt) {

        ClientProperties.Entry entry() {
            return new MetadataReader(MetadataWriter.parse(metadata)).entry(clientId);
        }

        Client client() {
            return ClientEntry.ofRegistration(entry(), secretDigest).toClient();
        }
    }

    Optional<Row> find(String clientId) {
        return ClientEntry.isId(clientId)
                ? jdbc.sql("select " + COLUMNS + " from client where client_id = :id")
                        .param("id", clientId)
                        .query(ClientStore::read)
                        .optional()
                : Optional.empty();
    }

    List<Row> all() {
        return jdbc.sql("select " + COLUMNS + " from client order by client_id")
                .query(ClientStore::read)
                .list();
    }

    /** @return false when the id is taken */
    @Transactional
    boolean add(Row row) {
        return jdbc.sql("insert into client (" + COLUMNS + ", changed_at)"
                                + " values (:id, :metadata, :secret, :token, :now, :now) on conflict do nothing")
                        .param("id", row.clientId())
                        .param("metadata", row.metadata())
                        .param("secret", row.secretDigest().orElse(null))
                        .param("token", row.registrationToken())
                        .param("now", SqlTime.of(row.createdAt()))
                        .update()
                == 1;
    }

    /** @return false when it is gone */
    @Transactional
    boolean change(String clientId, ObjectNode metadata, Optional<String> secretDigest) {
        return jdbc.sql("update client set metadata = :metadata, secret_digest = :secret, changed_at = :now"
                                + " where client_id = :id")
                        .param("id", clientId)
                        .param("metadata", metadata.toString())
                        .param("secret", secretDigest.orElse(null))
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    @Transactional
    boolean remove(String clientId) {
        return jdbc.sql("delete from client where client_id = :id")
                        .param("id", clientId)
                        .update()
                == 1;
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("client_id"),
                row.getString("metadata"),
                Optional.ofNullable(row.getString("secret_digest")),
                row.getBytes("registration_token"),
                SqlTime.in(row, "created_at"));
    }
}
