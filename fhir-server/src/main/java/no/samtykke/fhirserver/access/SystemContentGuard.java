package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Interaction;
import org.springframework.stereotype.Component;

/**
 * The part of door 1 for what systems keep here for themselves. It is asked before anything is looked up, so that a
 * refusal is the same for every id; whose one is, its provider asks.
 */
@Component
class SystemContentGuard {

    private final AccessPolicy policy;
    private final Decisions decisions;
    private final Refusals refusals;
    private final Grants grants;

    SystemContentGuard(AccessPolicy policy, Decisions decisions, Refusals refusals, Grants grants) {
        this.policy = policy;
        this.decisions = decisions;
        this.refusals = refusals;
        this.grants = grants;
    }

    void demand(RequestDetails request, RestOperationTypeEnum operation) {
        var access = decisions.accessOf(request);
        var interaction = interactionOf(request, operation).orElseThrow(() -> decisions.notServed(request));
        if (!(access.caller() instanceof BackendService system)) {
            throw decisions.notServed(request);
        }
        var decision =
                policy.decideKeeping(system, grants.of(system), Act.SUBSCRIBE, interaction, request.getResourceName());
        access.note(decision);
        if (decision instanceof AccessDecision.Deny(var reason)) {
            throw refusals.of(reason, request, "");
        }
    }

    private static Optional<Interaction> interactionOf(RequestDetails request, RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ -> Optional.of(Interaction.READ);
            case SEARCH_TYPE -> Optional.of(Interaction.SEARCH);
            case CREATE -> Optional.of(Interaction.CREATE);
            case UPDATE -> Optional.of(Interaction.UPDATE);
            case DELETE -> Optional.of(Interaction.DELETE);
            case EXTENDED_OPERATION_INSTANCE ->
                SystemContent.offersOperation(request.getResourceName(), request.getOperation())
                        ? Optional.of(Interaction.READ)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
