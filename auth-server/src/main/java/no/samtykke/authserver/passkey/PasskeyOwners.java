package no.samtykke.authserver.passkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.Levels;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.SessionBegun;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has passkeys. Authenticators know her by a random handle, and we know her Patient and when she last logged in at
 * ID-porten; no national id is kept.
 */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;

    PasskeyOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param handle what her authenticators call her
     * @param patient id of her own Patient
     * @param loggedInAt her last log-in at ID-porten
     */
    record Owner(UUID subject, Bytes handle, String patient, Instant loggedInAt) {}

    /** Makes her one, or finds her. */
    @Transactional
    Owner of(LoginSession session, String patient) {
        return jdbc.sql("""
                insert into passkey_owner (subject, handle, patient, logged_in_at)
                values (:subject, :handle, :patient, :loggedInAt)
                on conflict (subject) do update set patient = excluded.patient,
                  logged_in_at = greatest(passkey_owner.logged_in_at, excluded.logged_in_at)
                returning subject, handle, patient, logged_in_at
                """)
                .param("subject", session.subject())
                .param("handle", Bytes.random().getBytes())
                .param("patient", patient)
                .param("loggedInAt", SqlTime.of(session.authTime()))
                .query((row, unused) -> new Owner(
                        row.getObject("subject", UUID.class),
                        new Bytes(row.getBytes("handle")),
                        row.getString("patient"),
                        SqlTime.in(row, "logged_in_at")))
                .single();
    }

    Optional<Owner> withHandle(Bytes handle) {
        return jdbc.sql("select subject, handle, patient, logged_in_at from passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, unused) -> new Owner(
                        row.getObject("subject", UUID.class),
                        new Bytes(row.getBytes("handle")),
                        row.getString("patient"),
                        SqlTime.in(row, "logged_in_at")))
                .optional();
    }

    /** Every log-in at ID-porten, in whatever browser, lets her passkeys live on. */
    @EventListener
    void noteLogin(SessionBegun begun) {
        if (begun.acr().equals(Levels.DEVICE)) {
            return;
        }
        jdbc.sql("update passkey_owner set logged_in_at = greatest(logged_in_at, :at) where subject = :subject")
                .param("at", SqlTime.of(begun.authTime()))
                .param("subject", begun.subject())
                .update();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return withHandle(handle).map(PasskeyOwners::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return null;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity userEntity) {
        throw new UnsupportedOperationException("An owner is made from her session");
    }

    @Override
    public void delete(Bytes handle) {
        jdbc.sql("delete from passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .update();
    }

    private static PublicKeyCredentialUserEntity entity(Owner owner) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(owner.handle())
                .name("Samtykke")
                .displayName("Samtykke")
                .build();
    }
}
