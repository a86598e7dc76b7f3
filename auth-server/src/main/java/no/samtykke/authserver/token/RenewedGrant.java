package no.samtykke.authserver.token;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.LivingSession;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * What is left of a grant when its app comes back: nothing when she has withdrawn it, or may no longer be let in; else
 * what she still approves. Only the fhir-server knows, so it is asked every time.
 */
@Component
class RenewedGrant {

    private final Sessions sessions;
    private final Grants grants;
    private final Standing standing;
    private final DeviceProperties devices;

    RenewedGrant(Sessions sessions, Grants grants, Standing standing, DeviceProperties devices) {
        this.sessions = sessions;
        this.grants = grants;
        this.standing = standing;
        this.devices = devices;
    }

    /**
     * Empty when it is over; then it is revoked too.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code temporarily_unavailable}
     *     when the fhir-server is silent
     */
    Optional<Grant> of(Grant grant) {
        var session = sessions.living(grant.sid());
        if (session.isEmpty()) {
            return Optional.empty();
        }
        try {
            var left = session.get().offline() ? offline(grant, session.get()) : approved(grant);
            if (left.isEmpty()) {
                grants.revoke(grant.id());
            }
            return left;
        } catch (Standing.Unknown unknown) {
            throw Refusal.temporarilyUnavailable();
        }
    }

    private Optional<Grant> offline(Grant grant, LivingSession session) {
        var renewed = grant.renewedByApp();
        var asked = new LivingSession(session.sid(), true, renewed.acr(), renewed.amr());
        return devices.enabled() && standing.mayResume(renewed, asked) ? approved(renewed) : Optional.empty();
    }

    /** Names such as {@code openid} say nothing of data; they stay as long as something is approved. */
    private Optional<Grant> approved(Grant grant) {
        return standing.approvedScopes(grant)
                .map(approved -> approved.stream()
                        .map(Scope::parse)
                        .flatMap(Optional::stream)
                        .toList())
                .map(approved -> grant.scopes().stream()
                        .filter(held -> Scope.parse(held)
                                .filter(scope -> scope instanceof Scope.Named || isCovered(scope, approved))
                                .isPresent())
                        .collect(Collectors.joining(" ")))
                .map(grant::withScope)
                .filter(left -> opensData(left) || !opensData(grant));
    }

    private static boolean opensData(Grant grant) {
        return grant.scopes().stream()
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .anyMatch(Scope.OnResources.class::isInstance);
    }

    private static boolean isCovered(Scope scope, List<Scope> approved) {
        return approved.stream().anyMatch(one -> one.covers(scope));
    }
}
