package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * What may stand in the copy that a person is given of what is kept about her. Each kind, and each resource, is asked
 * about as if the app searched for it and read it. Her settings and her log are asked about by the rules for what she
 * does for herself: no closure of her own data closes what she decided and who used it.
 *
 * <p>It holds the facts of the moment at which it was asked for, and may be asked after the request has been answered.
 */
public final class OwnCopy {

    private final AccessPolicy policy;
    private final IndexedTokens tokens;
    private final CitizenApp app;
    private final Facts facts;
    private final LocalDate on;

    OwnCopy(AccessPolicy policy, IndexedTokens tokens, CitizenApp app, Facts facts, LocalDate on) {
        this.policy = policy;
        this.tokens = tokens;
        this.app = app;
        this.facts = facts;
        this.on = on;
    }

    /** The logical id of her Patient. */
    public String patient() {
        return app.subject();
    }

    /** Why nothing of this served type is in the copy, as code of {@code refusal-reason}; empty when some may be. */
    public Optional<String> withheld(String servedType) {
        return objection(Interaction.SEARCH, servedType, new Content.Unseen()).map(Reason::code);
    }

    /**
     * The same of what is no resource of that type, and so cannot be held against a query: nothing short of the whole
     * type opens it.
     */
    public Optional<String> withheldUnlessWhole(String servedType) {
        var asked = asked(Interaction.SEARCH, servedType, new Content.Unseen());
        return withheld(servedType)
                .or(() -> asked.scopesReach().reachesAll()
                                && asked.approvalReaches().reachesAll()
                        ? Optional.empty()
                        : Optional.of(Reason.SCOPE_MISSING.code()));
    }

    /** Whether this resource of a served type, in this version, may stand in the copy. */
    public boolean mayHold(IBaseResource resource) {
        return Ownership.of(resource, app) == Target.SUBJECTS_DATA
                && objection(Interaction.READ, resource.fhirType(), tokens.contentOf(resource))
                        .isEmpty();
    }

    Optional<Reason> objection(Interaction interaction, String servedType, Content content) {
        var asked = asked(interaction, servedType, content);
        boolean isAboutDecisions = ServedType.of(servedType)
                .filter(type -> type.kind() == DataKind.SETTINGS)
                .isPresent();
        var decision = isAboutDecisions ? policy.decideForHerself(asked) : policy.decide(asked);
        return switch (decision) {
            case Permit _ -> Optional.empty();
            case Deny(var reason) -> Optional.of(reason);
        };
    }

    private AccessRequest asked(Interaction interaction, String servedType, Content content) {
        return new AccessRequest(
                app, interaction, servedType, Target.SUBJECTS_DATA, new Change.Unseen(), content, facts, on);
    }
}
