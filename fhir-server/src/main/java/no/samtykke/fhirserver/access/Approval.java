package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.smart.SmartScopes;

/**
 * What a person has approved that an app may do.
 *
 * @param appName as the approval screen showed it
 */
record Approval(SmartScopes scopes, String appName) {

    static Approval of(ConsentFact fact) {
        return new Approval(
                Optional.ofNullable(fact.scope()).map(SmartScopes::new).orElse(SmartScopes.NONE),
                Optional.ofNullable(fact.clientName()).orElse(""));
    }
}
