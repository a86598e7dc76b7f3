package no.samtykke.fhirserver.access;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;

/**
 * The Consents on which a decision hangs, found by asking {@link AccessPolicy} again. Of a permit, each without which
 * it would be a refusal; of a refusal, each that refuses by itself. Those of one kind count together.
 *
 * <p>What another has decided is told only to one who may see her Consents: herself, a parent or a guardian who may act
 * for her. The holder of a power of attorney is told that power and what she gave herself.
 */
class DecidingConsents {

    private final AccessPolicy policy;

    DecidingConsents(AccessPolicy policy) {
        this.policy = policy;
    }

    /** Logical ids, in order. */
    List<String> of(AccessRequest request) {
        var decision = policy.decide(request);
        return Stream.concat(consents(request, decision), mandates(request, decision))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<String> consents(AccessRequest request, AccessDecision decision) {
        var kinds = kinds(request, fact -> opens(fact) == decision instanceof Permit);
        return kinds.stream()
                .filter(kind -> decision instanceof Permit ? isNeeded(kind, request) : isEnough(kind, kinds, request))
                .flatMap(List::stream)
                .filter(fact -> isTold(fact, request))
                .map(ConsentFact::id);
    }

    private boolean isNeeded(List<ConsentFact> kind, AccessRequest request) {
        return policy.decide(without(kind, request)) instanceof Deny;
    }

    /** Whether it would refuse the same way, were there no other that refuses. */
    private boolean isEnough(List<ConsentFact> kind, Collection<List<ConsentFact>> all, AccessRequest request) {
        var decision = policy.decide(request);
        var refusing = all.stream().flatMap(List::stream).toList();
        var others = refusing.stream().filter(fact -> !kind.contains(fact)).toList();
        return policy.decide(without(others, request)).equals(decision)
                && !policy.decide(without(refusing, request)).equals(decision);
    }

    private static boolean opens(ConsentFact fact) {
        return fact.readable() && fact.permits();
    }

    private static Collection<List<ConsentFact>> kinds(AccessRequest request, Predicate<ConsentFact> asked) {
        var facts = request.facts();
        return Stream.concat(facts.subject().facts().stream(), facts.actor().facts().stream())
                .distinct()
                .filter(asked)
                .collect(groupingBy(ConsentsInForce::kind))
                .values();
    }

    private Stream<String> mandates(AccessRequest request, AccessDecision decision) {
        if (decision instanceof Deny) {
            return Stream.empty();
        }
        var facts = request.facts();
        var others = facts.relations().stream()
                .filter(relation -> !(relation instanceof HolderOf))
                .toList();
        var without = new Facts(
                facts.sessionOpen(),
                facts.actor(),
                facts.subject(),
                facts.approved(),
                others.isEmpty() ? List.of(new Relation.None()) : others);
        return policy.decide(request.withFacts(without)).equals(decision)
                ? Stream.empty()
                : facts.relations().stream()
                        .filter(HolderOf.class::isInstance)
                        .map(held -> ((HolderOf) held).mandate().consentId());
    }

    private static AccessRequest without(List<ConsentFact> gone, AccessRequest request) {
        var facts = request.facts();
        var app = request.app();
        boolean approvalGone = gone.stream().anyMatch(fact -> fact.patientId().equals(app.subject()))
                && new ConsentsInForce(gone)
                        .approval(app.actor(), app.clientId())
                        .isPresent();
        return request.withFacts(new Facts(
                facts.sessionOpen(),
                facts.actor().without(gone),
                facts.subject().without(gone),
                approvalGone ? Optional.empty() : facts.approved(),
                facts.relations()));
    }

    private boolean isTold(ConsentFact fact, AccessRequest request) {
        String actor = request.app().actor();
        return fact.patientId().equals(actor)
                || actor.equals(fact.performer())
                || request.facts().relations().stream().anyMatch(relation -> seesConsents(relation, request));
    }

    private boolean seesConsents(Relation relation, AccessRequest request) {
        return switch (relation) {
            case Relation.Self() -> true;
            case Relation.ParentOf _, Relation.GuardianOf _ ->
                policy.objectionToRepresenting(relation, request.on()).isEmpty();
            case HolderOf _, Relation.None _, Relation.Unknown _ -> false;
        };
    }
}
