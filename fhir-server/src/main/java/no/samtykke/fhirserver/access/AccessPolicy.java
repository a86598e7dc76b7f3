package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/** Where access is decided. */
@Component
class AccessPolicy {

    private final List<AccessRule> rules;
    private final RepresentationRule representation;
    private final YouthPrivacyRule youthPrivacy;
    private final LoadRule load;

    /** The order of the list is the order of the rules: the first objection is the one reported. */
    AccessPolicy(AccessProperties properties, SmartProperties smart) {
        representation = new RepresentationRule(properties);
        youthPrivacy = new YouthPrivacyRule(properties);
        load = new LoadRule();
        rules = List.of(
                new SessionRule(),
                new LevelRule(smart.acceptedAcr()),
                new UsageLogRule(),
                new ServedRule(),
                new ScopeRule(),
                new AppAccessRule(),
                new TermsRule(),
                new ReadableConsentsRule(),
                representation,
                youthPrivacy,
                new CompartmentRule(),
                new GranularScopeRule(),
                new HealthArchiveRule(),
                new ConsentSubmissionRule());
    }

    /** May an app, in the hands of a person, do this? */
    AccessDecision decide(AccessRequest request) {
        for (AccessRule rule : rules) {
            var objection = rule.objection(request);
            if (objection.isPresent()) {
                return new Deny(objection.get());
            }
        }
        return ground(request).<AccessDecision>map(Permit::new).orElseGet(() -> new Deny(Reason.NO_GROUND));
    }

    /** May a system store a new resource of this type? */
    AccessDecision decideLoad(Caller.BackendService system, String resourceType, Content content) {
        return load.objection(system, resourceType, content)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /** May this caller use the operations by which people log in? Only our auth-server may. */
    AccessDecision decideLoginOperation(Caller caller) {
        return caller instanceof Caller.LoginServer ? new Permit(Ground.SYSTEM) : new Deny(Reason.NOT_SERVED);
    }

    /** Why a person with this relation may not represent the other on that day; empty when she may. */
    Optional<Reason> objectionToRepresenting(Relation relation, LocalDate on) {
        return representation.objection(relation, on);
    }

    /** Whether a parent with this relation sees only part of what there is. */
    boolean isReduced(Relation relation, LocalDate on) {
        return youthPrivacy.appliesTo(relation, on);
    }

    private static Optional<Ground> ground(AccessRequest request) {
        return request.isAboutActorsProfile()
                ? Optional.of(Ground.OWN_DATA)
                : Ground.of(request.facts().relation());
    }
}
