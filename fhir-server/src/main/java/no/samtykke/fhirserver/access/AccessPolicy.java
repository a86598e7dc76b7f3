package no.samtykke.fhirserver.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/** Where access is decided. */
@Component
class AccessPolicy {

    private final List<AccessRule> rules;
    private final List<AccessRule> rulesForHerself;
    private final RepresentationRule representation;
    private final YouthPrivacyRule youthPrivacy;
    private final LoadRule load;
    private final SecurityLogRule securityLog;
    private final OperationRule operations;
    private final SupportAccessRule support;
    private final GrantRule grants;

    /** The order of the list is the order of the rules: the first objection is the one reported. */
    AccessPolicy(Clock clock, AccessProperties properties, SmartProperties smart) {
        representation = new RepresentationRule(properties);
        youthPrivacy = new YouthPrivacyRule(properties);
        load = new LoadRule();
        securityLog = new SecurityLogRule();
        operations = new OperationRule();
        support = new SupportAccessRule();
        grants = new GrantRule();
        rulesForHerself = List.of(
                new SessionRule(),
                new EmergencyBlockRule(),
                new LevelRule(smart.acceptedAcr()),
                new ServedRule(),
                new ScopeRule(),
                new AppAccessRule(),
                new GranularScopeRule());
        rules = List.of(
                new SessionRule(),
                // After a block it is told that all is blocked, whatever else stands in the way.
                new EmergencyBlockRule(),
                new LevelRule(smart.acceptedAcr()),
                new UsageLogRule(),
                new ServedRule(),
                new ScopeRule(),
                new AppAccessRule(),
                new TermsRule(),
                new ReadableConsentsRule(),
                representation,
                youthPrivacy,
                new MandateRule(properties),
                new CompartmentRule(),
                new GranularScopeRule(),
                new DocumentLabelRule(clock),
                new OwnAccessRule(),
                new PartialClosureRule(),
                new ConsentLevelRule(),
                new HealthArchiveRule(),
                new ConsentSubmissionRule());
    }

    /**
     * May an app, in the hands of a person, do this? One relation that permits is enough; when none does, the last
     * objects, which is the narrowest.
     */
    AccessDecision decide(AccessRequest request) {
        AccessDecision decision = new Deny(Reason.NO_GROUND);
        for (var asked : request.byEachRelation()) {
            decision = decideByOne(asked);
            if (decision instanceof Permit) {
                return decision;
            }
        }
        return decision;
    }

    private AccessDecision decideByOne(AccessRequest request) {
        for (AccessRule rule : rules) {
            var objection = rule.objection(request);
            if (objection.isPresent()) {
                return new Deny(MandateRule.told(request.relation(), objection.get()));
            }
        }
        return ground(request).<AccessDecision>map(Permit::new).orElseGet(() -> new Deny(Reason.NO_GROUND));
    }

    /**
     * May an app, in the hands of a person who acts for herself, do this about what she and others are to each other?
     * Neither terms, closures nor consents are asked about: they are about her data, not about whom she trusts.
     */
    AccessDecision decideForHerself(AccessRequest request) {
        if (request.app().actsForAnother()) {
            return new Deny(Reason.CONSENT_NOT_YOURS);
        }
        return rulesForHerself.stream()
                .flatMap(rule -> rule.objection(request).stream())
                .findFirst()
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.OWN_DATA));
    }

    /** May a system store a new resource of this type? */
    AccessDecision decideLoad(Caller.BackendService system, String resourceType, Content content) {
        return load.objection(system, resourceType, content)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /** May a system read what systems did? */
    AccessDecision decideSecurityLog(Caller.BackendService system, Interaction interaction) {
        return securityLog
                .objection(system, interaction)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /**
     * May a system do this with settings of that kind, whoever they are of?
     *
     * @param held what its organisation was granted
     * @param content a setting of the kind, as a scope would be held against
     */
    AccessDecision decideExchange(
            Caller.BackendService system, List<Grant> held, Act act, SettingKind kind, Content.Sent content) {
        return grants.objection(system, held, act, kind, content)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /** May this system keep, see or end a resource about itself, which serves that act? */
    AccessDecision decideKeeping(
            Caller.BackendService system, List<Grant> held, Act act, Interaction interaction, String resourceType) {
        return grants.objectionToKeeping(system, held, act, interaction, resourceType)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /**
     * May this caller, which is no app in a person's hands, use the operation?
     *
     * @param held what its organisation was granted
     */
    AccessDecision decideOperation(Caller caller, ServedOperation operation, List<Grant> held) {
        return operations
                .objection(caller, operation, held)
                .<AccessDecision>map(Deny::new)
                .orElseGet(() -> new Permit(Ground.SYSTEM));
    }

    /** May support be told why something is refused, by what the two people have decided? */
    AccessDecision decideSupport(Facts facts) {
        return support.objection(facts).<AccessDecision>map(Deny::new).orElseGet(() -> new Permit(Ground.SYSTEM));
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
        return request.isAboutActorsProfile() ? Optional.of(Ground.OWN_DATA) : Ground.of(request.relation());
    }
}
