package no.samtykke.authserver.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.authserver.server.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public keys of passkeys, as Spring Security reads and writes them. */
@Component
class PasskeyCredentials implements UserCredentialRepository {

    private static final String FOUND = "select o.handle, p.credential_id, p.public_key, p.signature_count,"
            + " p.transports, p.backup_eligible, p.backup_state, p.attestation_object, p.label, p.created_at,"
            + " p.last_used from passkey p join passkey_owner o on o.subject = p.subject where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyCredentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes a new one, or that a known one was used.
     *
     * @throws IllegalStateException when another use has counted as far meanwhile: two hold the same key
     */
    @Override
    @Transactional
    public void save(CredentialRecord record) {
        if (findByCredentialId(record.getCredentialId()) == null) {
            insert(record);
            return;
        }
        var noted = jdbc.sql("update passkey set signature_count = :count, backup_state = :backupState,"
                        + " last_used = :now where credential_id = :id"
                        + " and (signature_count < :count or (signature_count = 0 and :count = 0))")
                .param("count", record.getSignatureCount())
                .param("backupState", record.isBackupState())
                .param("now", SqlTime.of(clock.instant()))
                .param("id", record.getCredentialId().getBytes())
                .update();
        if (noted != 1) {
            throw new IllegalStateException("The counter of a passkey does not move on");
        }
    }

    private void insert(CredentialRecord record) {
        jdbc.sql("""
                insert into passkey (id, credential_id, subject, public_key, signature_count, transports,
                  backup_eligible, backup_state, attestation_object, label, created_at, last_used)
                select :id, :credentialId, o.subject, :publicKey, :count, :transports, :backupEligible, :backupState,
                  :attestation, :label, :now, :now from passkey_owner o where o.handle = :handle
                """)
                .param("id", UUID.randomUUID())
                .param("credentialId", record.getCredentialId().getBytes())
                .param("handle", record.getUserEntityUserId().getBytes())
                .param("publicKey", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("backupEligible", record.isBackupEligible())
                .param("backupState", record.isBackupState())
                .param("attestation", attestationOf(record).getBytes())
                .param("label", record.getLabel())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    /** Spring Security reads the key from it at every log-in, so a passkey without it is of no use. */
    private static Bytes attestationOf(CredentialRecord record) {
        var attestation = record.getAttestationObject();
        if (attestation == null) {
            throw new IllegalStateException("A passkey came without its attestation object");
        }
        return attestation;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql(FOUND + "p.credential_id = :id")
                .param("id", credentialId.getBytes())
                .query(PasskeyCredentials::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(FOUND + "o.handle = :handle")
                .param("handle", handle.getBytes())
                .query(PasskeyCredentials::read)
                .list();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from passkey where credential_id = :id")
                .param("id", credentialId.getBytes())
                .update();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var transports = (String[]) row.getArray("transports").getArray();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(Arrays.stream(transports)
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .label(row.getString("label"))
                .created(SqlTime.in(row, "created_at"))
                .lastUsed(SqlTime.in(row, "last_used"))
                .build();
    }
}
