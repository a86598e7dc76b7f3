package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * What a preview tells is what changes: every kind of resource is asked for before and after, as a request of its own.
 */
class APreviewIsTheDifferenceTest {

    private final Openings openings = new Openings(Situation.POLICY, Situation.LEVEL);

    record Drafted(LocalDate on, Relation relation, List<ConsentFact> decided, ConsentFact draft) {

        boolean isSelf() {
            return relation.equals(new Relation.Self());
        }

        String subject() {
            return isSelf() ? Situation.ACTOR : "subject";
        }
    }

    @Property(tries = 200)
    void of_giving(@ForAll("drafts") Drafted given) {
        var preview = preview(given, circle(given).with(given.draft()));
        var after = Stream.concat(
                        given.decided().stream()
                                .filter(fact -> !inForce(given.draft(), given.on())
                                        || !given.draft().readable()
                                        || !fact.category().equals(given.draft().category())),
                        Stream.of(given.draft()).filter(ConsentFact::readable))
                .toList();

        assertThat(types(preview.opens())).isEqualTo(minus(open(given, after), open(given, given.decided())));
        assertThat(types(preview.closes())).isEqualTo(minus(open(given, given.decided()), open(given, after)));
    }

    @Property(tries = 200)
    void of_ending(@ForAll("drafts") Drafted given) {
        for (var ended : given.decided()) {
            var preview = preview(given, circle(given).without(ended.id()));
            var after = given.decided().stream().filter(fact -> fact != ended).toList();

            assertThat(types(preview.opens())).isEqualTo(minus(open(given, after), open(given, given.decided())));
            assertThat(types(preview.closes())).isEqualTo(minus(open(given, given.decided()), open(given, after)));
        }
    }

    @Provide
    Arbitrary<Drafted> drafts() {
        return Situations.days()
                .flatMap(on -> GeneratedRelations.on(on).map(List::getFirst).flatMap(relation -> {
                    String subject = relation.equals(new Relation.Self()) ? Situation.ACTOR : "subject";
                    return Combinators.combine(
                                    GeneratedConsents.of(subject, on, true), GeneratedConsents.any(subject, on))
                            .as((decided, draft) -> new Drafted(on, relation, decided, draft));
                }));
    }

    private Preview preview(Drafted given, Circle then) {
        return Preview.of(openings.of(circle(given)), openings.of(then), Optional.empty());
    }

    /** Of what is decided, what is in force, as it is read of the database. */
    private static Circle circle(Drafted given) {
        var inForce = new ConsentsInForce(given.decided().stream()
                .filter(fact -> inForce(fact, given.on()))
                .toList());
        var acting = new Acting(
                "Patient/actor",
                Situation.ACTOR,
                List.of(given.relation()),
                given.isSelf() ? Optional.empty() : Optional.of(Circle.TERMS_ACCEPTED));
        return new Circle(given.subject(), inForce, List.of(acting), given.on());
    }

    private static boolean inForce(ConsentFact fact, LocalDate on) {
        return !fact.readable() || fact.inForceOn(on);
    }

    /** Asked as requests of an app that was approved, one by one. */
    private static Set<String> open(Drafted given, List<ConsentFact> decided) {
        var scopes = decided.stream()
                .filter(fact -> fact.permits() && fact.scope() != null && fact.inForceOn(given.on()))
                .map(fact -> Set.of(String.valueOf(fact.scope()).split(" ")))
                .findFirst()
                .orElse(Set.of());
        var open = new HashSet<String>();
        for (var type : ServedType.values()) {
            for (var does : List.of(Interaction.SEARCH, Interaction.CREATE)) {
                var situation = new Situation(
                        List.of(given.relation()),
                        given.on(),
                        true,
                        Situation.LEVEL,
                        scopes,
                        does,
                        type.resourceType(),
                        Target.SUBJECTS_DATA,
                        new Change.Unseen(),
                        "",
                        Circle.TERMS_ACCEPTED.facts(),
                        decided);
                if (asOfUnseen(situation)) {
                    open.add(type.resourceType() + " " + does);
                }
            }
        }
        return open;
    }

    private static boolean asOfUnseen(Situation situation) {
        var asked = situation.request();
        return Situation.POLICY.decide(new AccessRequest(
                        asked.app(),
                        asked.interaction(),
                        asked.resourceType(),
                        asked.target(),
                        asked.change(),
                        new Content.Unseen(),
                        asked.facts(),
                        asked.on()))
                instanceof AccessDecision.Permit;
    }

    private static Set<String> types(List<Opening> openings) {
        var types = new HashSet<String>();
        openings.forEach(opening -> types.add(opening.type().resourceType() + " " + opening.interaction()));
        return types;
    }

    private static Set<String> minus(Set<String> these, Set<String> others) {
        var left = new HashSet<>(these);
        left.removeAll(others);
        return left;
    }
}
