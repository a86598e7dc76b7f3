package no.samtykke.authserver.token;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.session.Levels;

/**
 * What one person gave one app: on whose behalf, which scopes, in which session.
 *
 * @param subject the person who acts, as apps know her
 * @param ownPatient id of the Patient of the person who acts
 * @param patient id of the Patient whose data it is
 * @param basis why she may act for another; empty when she acts for herself
 * @param scope what was approved, separated by spaces
 * @param nonce what the app wants to find again in the id_token
 * @param keyThumbprint of the key that every token of this grant is bound to (RFC 9449, {@code jkt})
 * @param launchContext what a launcher said of the launch: a JSON object whose members stand beside the access token
 * @param amr how she showed who she is
 */
public record Grant(
        UUID id,
        UUID sid,
        String clientId,
        UUID subject,
        String acr,
        Instant authTime,
        String ownPatient,
        String patient,
        Optional<String> basis,
        String scope,
        Optional<String> nonce,
        Optional<String> keyThumbprint,
        Optional<String> launchContext,
        List<String> amr) {

    public List<String> scopes() {
        return Arrays.asList(scope.split(" ", -1));
    }

    /** Whether whoever proves to hold this key, or none, may use the grant. What is bound to no key asks for none. */
    boolean isOpenTo(Optional<String> provedKey) {
        return keyThumbprint.isEmpty() || keyThumbprint.equals(provedKey);
    }

    Grant boundTo(String thumbprint) {
        return new Grant(
                id,
                sid,
                clientId,
                subject,
                acr,
                authTime,
                ownPatient,
                patient,
                basis,
                scope,
                nonce,
                Optional.of(thumbprint),
                launchContext,
                amr);
    }

    boolean holds(String scopeText) {
        return scopes().contains(scopeText);
    }

    boolean isOffline() {
        return holds(Scope.Named.OFFLINE_ACCESS.text());
    }

    Grant withScope(String narrower) {
        return new Grant(
                id,
                sid,
                clientId,
                subject,
                acr,
                authTime,
                ownPatient,
                patient,
                basis,
                narrower,
                nonce,
                keyThumbprint,
                launchContext,
                amr);
    }

    Grant inSession(UUID other) {
        return new Grant(
                id,
                other,
                clientId,
                subject,
                acr,
                authTime,
                ownPatient,
                patient,
                basis,
                scope,
                nonce,
                keyThumbprint,
                launchContext,
                amr);
    }

    /** What an app has that came back with nothing but its refresh token. */
    Grant renewedByApp() {
        return new Grant(
                id,
                sid,
                clientId,
                subject,
                Levels.DEVICE,
                authTime,
                ownPatient,
                patient,
                basis,
                scope,
                nonce,
                keyThumbprint,
                launchContext,
                Levels.APP);
    }
}
