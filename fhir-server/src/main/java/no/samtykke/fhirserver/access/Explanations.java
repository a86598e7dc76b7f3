package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.access.Explanation.Question;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.springframework.stereotype.Component;

/**
 * Explains what the doors would answer, by putting the questions of the doors to {@link AccessPolicy}, in their order.
 * It knows no rule.
 */
@Component
public class Explanations {

    private static final SmartScopes ALL = new SmartScopes("patient/*.cruds fhirUser");

    private final AccessPolicy policy;
    private final DecidingConsents deciding;
    private final Decisions decisions;
    private final FactsReader facts;
    private final Ownership ownership;
    private final StoredContent stored;
    private final Changes changes;
    private final String level;

    Explanations(
            AccessPolicy policy,
            Decisions decisions,
            FactsReader facts,
            Ownership ownership,
            StoredContent stored,
            Changes changes,
            SmartProperties smart) {
        this.policy = policy;
        this.deciding = new DecidingConsents(policy);
        this.decisions = decisions;
        this.facts = facts;
        this.ownership = ownership;
        this.stored = stored;
        this.changes = changes;
        this.level = smart.acceptedAcr().getFirst();
    }

    /** For an app about itself, in the hands it is in, for the patient in context. */
    public Explanation ofApp(RequestDetails request, CitizenApp app, Question question) {
        return explain(new Asked(
                app,
                decisions.factsOf(request, app),
                question,
                decisions.accessOf(request).on()));
    }

    /**
     * For support: as if she had a log-in in order, and the app a token with every scope.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException unless both people let support in
     */
    public Explanation ofAnother(
            RequestDetails request, String actor, String patient, String clientId, Question question) {
        var app = new CitizenApp(clientId, ALL, actor, patient, level, UUID.randomUUID(), UUID.randomUUID());
        var known = facts.read(app).inOpenSession();
        decisions.demandSupport(request, patient, known);
        return explain(new Asked(app, known, question, facts.today()));
    }

    private Explanation explain(Asked asked) {
        if (asked.isActorsProfile()) {
            return explained(asked.about(Target.ACTORS_PROFILE));
        }
        var ofType = explained(asked.about(Target.SUBJECTS_DATA));
        return asked.question()
                .id()
                .filter(_ -> ofType.decision() instanceof Permit)
                .map(id -> ofStored(asked, id))
                .orElse(ofType);
    }

    /** As {@link RequestGuard} and the doors behind it ask, one after another. */
    private Explanation ofStored(Asked asked, String id) {
        String type = asked.question().resourceType();
        var ofTarget = explained(asked.about(ownership.ofStored(type, id, asked.app())));
        if (ofTarget.decision() instanceof Deny || type.equals("AuditEvent")) {
            return ofTarget;
        }
        var current = stored.current(type, id);
        var change = switch (asked.question().interaction()) {
            case UPDATE -> changes.unchanged(current, asked.app());
            case DELETE -> changes.deletion(current, asked.app());
            default -> new Change.Unseen();
        };
        return explained(asked.about(Target.SUBJECTS_DATA, change, stored.of(current)));
    }

    private Explanation explained(AccessRequest request) {
        var decision = policy.decide(request);
        boolean mayKnowMore = !decision.equals(new Deny(Reason.SESSION_ENDED));
        return new Explanation(decision, mayKnowMore ? deciding.of(request) : List.of());
    }

    private record Asked(CitizenApp app, Facts facts, Question question, LocalDate on) {

        boolean isActorsProfile() {
            return app.actsForAnother()
                    && question.resourceType().equals("Patient")
                    && question.id().filter(app.actor()::equals).isPresent();
        }

        AccessRequest about(Target target) {
            return about(target, new Change.Unseen(), new Content.Unseen());
        }

        AccessRequest about(Target target, Change change, Content content) {
            return new AccessRequest(
                    app, question.interaction(), question.resourceType(), target, change, content, facts, on);
        }
    }
}
