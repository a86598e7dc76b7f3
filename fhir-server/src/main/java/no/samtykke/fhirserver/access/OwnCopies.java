package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.springframework.stereotype.Component;

/** Makes the {@link OwnCopy} that a person may be given, to an app of hers or on the pages of her account. */
@Component
public class OwnCopies {

    private static final SmartScopes ALL = new SmartScopes("patient/*.rs");

    private final AccessPolicy policy;
    private final IndexedTokens tokens;
    private final FactsReader facts;
    private final Decisions decisions;
    private final String level;

    OwnCopies(
            AccessPolicy policy, IndexedTokens tokens, FactsReader facts, Decisions decisions, SmartProperties smart) {
        this.policy = policy;
        this.tokens = tokens;
        this.facts = facts;
        this.decisions = decisions;
        this.level = smart.acceptedAcr().getFirst();
    }

    /** For an app: within what it may read. The door has let it in. */
    public OwnCopy toApp(RequestDetails request, CitizenApp app) {
        return new OwnCopy(
                policy,
                tokens,
                app,
                decisions.factsOf(request, app),
                decisions.accessOf(request).on());
    }

    /**
     * For the pages of her account, where no app stands between: no scope and no approval narrows it.
     *
     * @param sid her session there
     * @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException when it has ended or is another's, or she
     *     has blocked everything
     */
    public OwnCopy toHerself(RequestDetails request, String patient, UUID sid) {
        var access = decisions.accessOf(request);
        var app = new CitizenApp(access.caller().clientId(), ALL, patient, patient, level, sid, UUID.randomUUID());
        var known = facts.read(app);
        var own = new Facts(
                known.sessionOpen(),
                known.actor(),
                known.subject(),
                Optional.of(new Approval(ALL, "")),
                known.relations());
        var copy = new OwnCopy(policy, tokens, app, own, access.on());
        if (copy.objection(Interaction.SEARCH, "AuditEvent", new Content.Unseen())
                .isPresent()) {
            throw Refusals.absent();
        }
        access.isAbout(patient);
        return copy;
    }

    /** The ground on which she is given it, as the usage log tells it. */
    public static String ground() {
        return Ground.OWN_DATA.code();
    }
}
