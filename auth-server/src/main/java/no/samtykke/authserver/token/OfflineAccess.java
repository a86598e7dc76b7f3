package no.samtykke.authserver.token;

import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Proof;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.LivingSession;
import no.samtykke.authserver.session.OfflineSession;
import no.samtykke.authserver.session.OfflineSessions;
import no.samtykke.authserver.session.Sessions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code offline_access}: the grant leaves the browser's session for one of its own, whose end is fixed from the last
 * log-in at ID-porten.
 *
 * <p>A refresh token that lasts must be worthless to a thief. So it is given only to an app that proves itself at every
 * refresh: by its own secret or key, or by the key that the tokens are bound to (RFC 9700, 2.2.2).
 */
@Component
class OfflineAccess {

    private final DeviceProperties devices;
    private final Clients clients;
    private final OfflineSessions sessions;
    private final Sessions all;
    private final Standing standing;
    private final Grants grants;

    OfflineAccess(
            DeviceProperties devices,
            Clients clients,
            OfflineSessions sessions,
            Sessions all,
            Standing standing,
            Grants grants) {
        this.devices = devices;
        this.clients = clients;
        this.sessions = sessions;
        this.all = all;
        this.standing = standing;
        this.grants = grants;
    }

    /**
     * The grant as it goes on: in a session of its own, or without the scope.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code invalid_grant} when the
     *     fhir-server no longer admits her; {@code temporarily_unavailable} when it is silent, and the code may come
     *     again
     */
    Grant begin(Grant grant, LivingSession browser) {
        if (!grant.isOffline()) {
            return grant;
        }
        var app = clients.findApp(grant.clientId()).filter(known -> proves(known, grant));
        if (!devices.enabled() || app.isEmpty()) {
            return kept(grant.withScope(withoutOfflineAccess(grant)));
        }
        var device = new LivingSession(UUID.randomUUID(), true, browser.acr(), browser.amr());
        if (!mayResume(grant, device)) {
            grants.revoke(grant.id());
            throw Refusal.invalidGrant();
        }
        sessions.begin(new OfflineSession(
                device.sid(),
                grant.subject(),
                device.acr(),
                device.amr(),
                grant.authTime(),
                devices.endOf(grant.authTime()),
                grant.clientId(),
                app.get().name()));
        return kept(grant.inSession(device.sid()));
    }

    /** A device has one grant: without it there is nothing left to go on with. */
    @EventListener
    void endWith(GrantRevoked revoked) {
        grants.sessionOf(revoked.grant()).ifPresent(all::endOffline);
    }

    private boolean mayResume(Grant grant, LivingSession device) {
        try {
            return standing.mayResume(grant, device);
        } catch (Standing.Unknown unknown) {
            grants.giveBack(grant);
            throw Refusal.temporarilyUnavailable();
        }
    }

    private Grant kept(Grant grant) {
        grants.keep(grant);
        return grant;
    }

    private static boolean proves(Client.CitizenApp app, Grant grant) {
        return !(app.proof() instanceof Proof.None) || grant.keyThumbprint().isPresent();
    }

    private static String withoutOfflineAccess(Grant grant) {
        return grant.scopes().stream()
                .filter(scope -> !scope.equals(Scope.Named.OFFLINE_ACCESS.text()))
                .collect(Collectors.joining(" "));
    }
}
