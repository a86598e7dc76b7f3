package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * R14. A system stores new resources of the types that {@link LoadedTypes} names, within its scopes. It reads nothing,
 * changes nothing, and touches no Consent and no log.
 */
class LoadRule {

    Optional<Reason> objection(Caller.BackendService system, String resourceType, Content content) {
        if (!LoadedTypes.hold(resourceType)) {
            return Optional.of(Reason.SYSTEM_NOT_GRANTED);
        }
        var reach = Narrowing.of(system.scopes(), Context.SYSTEM, Interaction.CREATE, resourceType);
        boolean reached = switch (content) {
            case Content.Unseen() -> !reach.reachesNothing();
            case Content.Stored(var tokens) -> reach.reaches(tokens);
            case Content.Sent(var tokens) -> reach.reaches(tokens);
            case Content.AtSource _ -> false;
            case Content.Passed _ -> false;
        };
        return reached ? Optional.empty() : Optional.of(Reason.SCOPE_MISSING);
    }
}
