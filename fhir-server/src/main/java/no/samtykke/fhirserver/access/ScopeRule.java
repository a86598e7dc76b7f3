package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.smart.SmartScopes;

/**
 * R5. The scopes of the token must cover the interaction and the type; which resources of the type, where a scope is
 * narrowed, {@link GranularScopeRule} asks. The Patient resource of the person who acts may also be read with
 * {@code fhirUser}, which is what that scope is for.
 */
class ScopeRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return isCovered(request, request.app().scopes(), request.scopesReach())
                ? Optional.empty()
                : Optional.of(Reason.SCOPE_MISSING);
    }

    static boolean isCovered(AccessRequest request, SmartScopes scopes, Narrowing reach) {
        return request.isAboutActorsProfile() ? scopes.hold("fhirUser") : !reach.reachesNothing();
    }
}
