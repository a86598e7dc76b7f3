package no.samtykke.fhirserver.access;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        var kinds = decision instanceof Permit ? needed(request) : enough(request, decision);
        return kinds.flatMap(List::stream).filter(fact -> isTold(fact, request)).map(ConsentFact::id);
    }

    private Stream<List<ConsentFact>> needed(AccessRequest request) {
        return among(
                kinds(request, DecidingConsents::opens), some -> policy.decide(without(some, request)) instanceof Deny);
    }

    /** Those for which it would refuse the same way, were there no other that refuses. */
    private Stream<List<ConsentFact>> enough(AccessRequest request, AccessDecision decision) {
        var kinds = kinds(request, fact -> !opens(fact));
        var refusing = flat(kinds);
        var bare = policy.decide(without(refusing, request));
        return bare.equals(decision)
                ? Stream.empty()
                : among(kinds, some -> !decideByThese(some, refusing, request).equals(bare))
                        .filter(kind -> decideByThese(Set.copyOf(kind), refusing, request)
                                .equals(decision));
    }

    private AccessDecision decideByThese(Set<ConsentFact> some, Set<ConsentFact> refusing, AccessRequest request) {
        var others = new HashSet<>(refusing);
        others.removeAll(some);
        return policy.decide(without(others, request));
    }

    /**
     * The kinds that matter, by halves: where many together do not, none of them does, since what opens never closes
     * and what refuses never opens. A person may have hundreds, of which one or two decide.
     */
    private static Stream<List<ConsentFact>> among(List<List<ConsentFact>> kinds, Predicate<Set<ConsentFact>> matter) {
        if (kinds.isEmpty() || !matter.test(flat(kinds))) {
            return Stream.empty();
        }
        if (kinds.size() == 1) {
            return kinds.stream();
        }
        int half = kinds.size() / 2;
        return Stream.concat(among(kinds.subList(0, half), matter), among(kinds.subList(half, kinds.size()), matter));
    }

    private static Set<ConsentFact> flat(Collection<List<ConsentFact>> kinds) {
        return kinds.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private static boolean opens(ConsentFact fact) {
        return fact.readable() && fact.permits();
    }

    private static List<List<ConsentFact>> kinds(AccessRequest request, Predicate<ConsentFact> asked) {
        var facts = request.facts();
        return List.copyOf(Stream.concat(facts.subject().facts().stream(), facts.actor().facts().stream())
                .distinct()
                .filter(asked)
                .collect(groupingBy(ConsentsInForce::kind))
                .values());
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

    private static AccessRequest without(Set<ConsentFact> gone, AccessRequest request) {
        var facts = request.facts();
        var app = request.app();
        boolean approvalGone = gone.stream().anyMatch(fact -> fact.patientId().equals(app.subject()))
                && new ConsentsInForce(List.copyOf(gone))
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
