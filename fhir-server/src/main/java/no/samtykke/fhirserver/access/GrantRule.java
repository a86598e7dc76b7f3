package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.ScopeQuery;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * R14b. A system has to do with settings of people by what its organisation was granted, one act with one kind at a
 * time, and within scopes that name Consent itself: {@code system/*} is for data. It is asked before anybody is looked
 * for, so that a refusal is the same whoever there is.
 */
class GrantRule {

    private static final String SETTINGS = "Consent";

    /** @param content a setting of the kind */
    Optional<Reason> objection(
            BackendService system, List<Grant> held, Act act, SettingKind kind, Content.Sent content) {
        boolean granted = held.stream().anyMatch(grant -> grant.covers(act, kind));
        boolean within =
                Narrowing.ofNamed(system.scopes(), act.interaction(), SETTINGS).reaches(content.tokens());
        return granted && within ? Optional.empty() : Optional.of(Reason.SYSTEM_NOT_GRANTED);
    }

    /**
     * Keeping a resource about itself, such as a Subscription, needs the act that it is for, and a scope that names its
     * type without a query besides.
     */
    Optional<Reason> objectionToKeeping(
            BackendService system, List<Grant> held, Act act, Interaction interaction, String resourceType) {
        boolean named =
                system.scopes().named(Context.SYSTEM, interaction, resourceType).contains(ScopeQuery.EVERYTHING);
        return named && isHeld(system, held, act) ? Optional.empty() : Optional.of(Reason.SYSTEM_NOT_GRANTED);
    }

    /** Whether there is any kind of setting with which it might be done. */
    boolean isHeld(BackendService system, List<Grant> held, Act act) {
        return held.stream().anyMatch(grant -> grant.acts().contains(act))
                && !Narrowing.ofNamed(system.scopes(), act.interaction(), SETTINGS)
                        .reachesNothing();
    }
}
