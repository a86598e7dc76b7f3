package no.samtykke.authserver.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys in the database, the same for every node. */
@Component
class StoredKeys {

    private static final long LOCK = 7_301_001L;

    private final JdbcClient jdbc;
    private final KeyEncryption encryption;
    private final Clock clock;

    StoredKeys(JdbcClient jdbc, KeyEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** All keys, the one that signs last first. */
    List<SigningKey> all() {
        return jdbc.sql("select jwk, alg, signs_from from signing_key order by signs_from desc")
                .query(this::read)
                .list();
    }

    /** Waits until no other node changes the keys; holds until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((unusedRow, unusedNumber) -> true)
                .single();
    }

    void add(SigningKey key) {
        jdbc.sql("insert into signing_key (kid, jwk, alg, signs_from, created_at)"
                        + " values (:kid, :jwk, :alg, :signsFrom, :now)")
                .param("kid", key.id())
                .param("jwk", encryption.write(key.jwk()))
                .param("alg", key.algorithm().getName())
                .param("signsFrom", SqlTime.of(key.signsFrom()))
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    void forgetPrivatePart(SigningKey key) {
        write(key.id(), key.jwk().toPublicJWK());
    }

    void delete(SigningKey key) {
        jdbc.sql("delete from signing_key where kid = :kid")
                .param("kid", key.id())
                .update();
    }

    /** Encrypts what was written before there was a key to encrypt with. */
    void encryptPlain() {
        jdbc.sql("select jwk from signing_key").query(String.class).list().stream()
                .filter(encryption::isToBeRewritten)
                .map(encryption::read)
                .forEach(key -> write(key.getKeyID(), key));
    }

    private void write(String kid, JWK key) {
        jdbc.sql("update signing_key set jwk = :jwk where kid = :kid")
                .param("jwk", encryption.write(key))
                .param("kid", kid)
                .update();
    }

    private SigningKey read(ResultSet row, int number) throws SQLException {
        return new SigningKey(
                encryption.read(row.getString("jwk")),
                JWSAlgorithm.parse(row.getString("alg")),
                SqlTime.in(row, "signs_from"));
    }
}
