package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.ServedOperation.Audience;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * R15. An operation is for those whom {@link ServedOperation} names. Systems call those of staff and of support by a
 * scope that says no more than that, and have to do with settings by what their organisation was granted. To ask about
 * representation takes a scope on RelatedPerson besides.
 */
class OperationRule {

    private final SecurityLogRule log = new SecurityLogRule();
    private final GrantRule grants = new GrantRule();

    /**
     * Whether a caller other than an app in a person's hands may call it.
     *
     * @param held what the organisation whose system calls was granted
     */
    Optional<Reason> objection(Caller caller, ServedOperation operation, List<Grant> held) {
        boolean may = switch (caller) {
            case Caller.LoginServer _ -> operation.isFor(Audience.LOGIN_SERVER);
            case BackendService system -> mayAsSystem(system, operation, held) || mayAsGranted(system, operation, held);
            case Caller.CitizenApp _ -> false;
        };
        return may ? Optional.empty() : Optional.of(Reason.NOT_SERVED);
    }

    private boolean mayAsSystem(BackendService system, ServedOperation operation, List<Grant> held) {
        return (operation.isFor(Audience.STAFF) && system.scopes().hold(SmartScopes.STAFF))
                || (operation.isFor(Audience.SUPPORT) && system.scopes().hold(SmartScopes.SUPPORT))
                || (operation.isFor(Audience.REPRESENTATION_ASKER)
                        && mayRead(system, "RelatedPerson")
                        && grants.isHeld(system, held, Act.CHECK))
                || (operation.isFor(Audience.AUDITOR)
                        && log.objection(system, Interaction.READ).isEmpty());
    }

    /** With which settings is asked when the operation says which. */
    private boolean mayAsGranted(BackendService system, ServedOperation operation, List<Grant> held) {
        return operation.isFor(Audience.CONTROLLER)
                && operation
                        .act()
                        .filter(act -> grants.isHeld(system, held, act))
                        .isPresent();
    }

    private static boolean mayRead(BackendService system, String resourceType) {
        return !system.scopes()
                .granted(Context.SYSTEM, Interaction.READ, resourceType)
                .isEmpty();
    }
}
