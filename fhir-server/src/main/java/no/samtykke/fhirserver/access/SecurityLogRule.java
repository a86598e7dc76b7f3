package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.ScopeQuery;
import no.samtykke.fhirserver.smart.SmartScopes.Context;

/**
 * R14a. A system reads what systems did only by a scope that names AuditEvent itself: {@code system/*} is for data, and
 * a scope with a query, which could not be held against the log, gives nothing.
 */
class SecurityLogRule {

    private static final String LOG = "AuditEvent";

    Optional<Reason> objection(Caller.BackendService system, Interaction interaction) {
        boolean served = interaction == Interaction.READ || interaction == Interaction.SEARCH;
        boolean named = system.scopes().named(Context.SYSTEM, interaction, LOG).equals(List.of(ScopeQuery.EVERYTHING));
        return served && named ? Optional.empty() : Optional.of(Reason.SYSTEM_NOT_GRANTED);
    }
}
