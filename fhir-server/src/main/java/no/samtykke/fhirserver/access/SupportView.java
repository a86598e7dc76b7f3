package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.springframework.stereotype.Component;

/** Lets support see what a person has set, while she lets it in. */
@Component
public class SupportView {

    private final AccessPolicy policy;
    private final FactsReader facts;
    private final Decisions decisions;

    SupportView(AccessPolicy policy, FactsReader facts, Decisions decisions) {
        this.policy = policy;
        this.facts = facts;
        this.decisions = decisions;
    }

    /**
     * By the same rule as an explanation.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException when she does not let it in, or is not here
     */
    public void demand(RequestDetails request, String patient) {
        var access = decisions.accessOf(request);
        var nobodysApp = new CitizenApp(
                access.caller().clientId(),
                SmartScopes.NONE,
                patient,
                patient,
                "",
                UUID.randomUUID(),
                UUID.randomUUID());
        var known = facts.read(nobodysApp);
        if (!known.subject().facts().isEmpty()) {
            access.isAbout(patient);
        }
        var decision = policy.decideSupport(known);
        access.note(decision);
        if (decision instanceof Deny) {
            throw Refusals.absent();
        }
    }
}
