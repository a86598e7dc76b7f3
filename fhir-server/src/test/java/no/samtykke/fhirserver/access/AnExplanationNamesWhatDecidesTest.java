package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.representation.Relation;

/** The Consents that an explanation names are those on which the decision hangs, and no other's secrets. */
@Domain(Situations.class)
class AnExplanationNamesWhatDecidesTest {

    /** Her own closures, in the order in which they are asked about. */
    private static final Set<Reason> BY_DENIAL = Set.of(
            Reason.EMERGENCY_BLOCKED,
            Reason.ACCESS_CLOSED,
            Reason.INACTIVE_REPRESENTED,
            Reason.RECORD_ACCESS_CLOSED,
            Reason.KJERNEJOURNAL_ACCESS_CLOSED,
            Reason.KJERNEJOURNAL_OPTED_OUT,
            Reason.CONSENT_UNREADABLE);

    private final DecidingConsents deciding = new DecidingConsents(Situation.POLICY);

    @Property(tries = 200)
    void each_of_a_permit_is_needed(@ForAll Situation situation) {
        if (situation.isPermitted()) {
            for (String id : told(situation)) {
                assertThat(without(id, situation).isPermitted()).as(id).isFalse();
            }
        }
    }

    @Property(tries = 200)
    void a_permit_names_the_terms_and_the_approval(@ForAll Situation situation) {
        boolean full = situation.isPermitted() && situation.isSelf();

        assertThat(full ? told(situation) : List.of("actor-platform-terms", "actor-app-access"))
                .contains("actor-platform-terms", "actor-app-access");
    }

    @Property(tries = 200)
    void a_refusal_names_denials_only_and_always_when_one_refuses(@ForAll("byHerself") Situation situation) {
        if (situation.decide() instanceof AccessDecision.Deny(var reason)) {
            assertThat(told(situation))
                    .allSatisfy(id -> assertThat(all(situation))
                            .anyMatch(fact -> fact.id().equals(id) && !(fact.readable() && fact.permits())));
            assertThat(told(situation).isEmpty()).isEqualTo(!BY_DENIAL.contains(reason));
        }
    }

    @Property(tries = 200)
    void nothing_that_the_giver_decided_is_told_to_a_holder(@ForAll("held") Situation held) {
        assertThat(told(held))
                .allMatch(id -> id.startsWith("actor-") || id.equals("mandate") || id.equals("subject-app-access"));
    }

    @Property(tries = 200)
    void nothing_that_another_decided_is_told_to_a_stranger(@ForAll Situation situation) {
        var stranger = situation.withRelations(List.of(new Relation.None()));

        assertThat(told(stranger)).noneMatch(id -> id.startsWith("subject-") && !id.equals("subject-app-access"));
    }

    @Provide
    Arbitrary<Situation> byHerself() {
        return new Situations().situations().filter(Situation::isSelf);
    }

    @Provide
    Arbitrary<Situation> held() {
        return new Situations()
                .situations()
                .filter(situation -> !situation.isSelf())
                .flatMap(situation -> GeneratedRelations.holders(situation.on())
                        .map(holder -> situation.withRelations(List.of(holder))));
    }

    private List<String> told(Situation situation) {
        return deciding.of(situation.request());
    }

    private static List<ConsentFact> all(Situation situation) {
        return Stream.concat(situation.ofActor().stream(), situation.ofSubject().stream())
                .toList();
    }

    private static Situation without(String id, Situation situation) {
        var relations = situation.relations().stream()
                .filter(relation -> !id.equals("mandate") || !(relation instanceof Relation.HolderOf))
                .toList();
        return situation
                .withConsentsOfSubject(
                        situation.ofSubject().stream().filter(fact -> !fact.id().equals(id)))
                .withConsentsOfActor(
                        situation.ofActor().stream().filter(fact -> !fact.id().equals(id)))
                .withRelations(relations.isEmpty() ? List.of(new Relation.None()) : relations);
    }
}
