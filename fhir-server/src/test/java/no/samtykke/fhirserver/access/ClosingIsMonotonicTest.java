package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.domains.Domain;
import no.samtykke.fhirserver.consent.ConsentFact;

/** Whoever closes something, closes: no decision that denies, and no end of one that permits, ever opens anything. */
@Domain(Situations.class)
class ClosingIsMonotonicTest {

    @Property
    void a_denial_of_the_patient_opens_nothing(@ForAll("withDenial") Tuple2<Situation, ConsentFact> given) {
        var before = given.get1();
        var after = before.withConsentsOfSubject(Stream.concat(before.ofSubject().stream(), Stream.of(given.get2())));

        assertThat(after.isPermitted() && !before.isPermitted()).isFalse();
    }

    @Property
    void a_denial_of_the_person_who_acts_opens_nothing(
            @ForAll("withDenialOfActor") Tuple2<Situation, ConsentFact> given) {
        var before = given.get1();
        var after = before.withConsentsOfActor(Stream.concat(before.ofActor().stream(), Stream.of(given.get2())));

        assertThat(after.isPermitted() && !before.isPermitted()).isFalse();
    }

    @Property
    void the_end_of_a_permit_opens_nothing(@ForAll Situation before) {
        for (var ended :
                before.ofSubject().stream().filter(ConsentFact::permits).toList()) {
            var after = before.withConsentsOfSubject(before.ofSubject().stream().filter(fact -> fact != ended));

            assertThat(after.isPermitted() && !before.isPermitted()).isFalse();
        }
        for (var ended : before.ofActor().stream().filter(ConsentFact::permits).toList()) {
            var after = before.withConsentsOfActor(before.ofActor().stream().filter(fact -> fact != ended));

            assertThat(after.isPermitted() && !before.isPermitted()).isFalse();
        }
    }

    @Provide
    Arbitrary<Tuple2<Situation, ConsentFact>> withDenial() {
        return new Situations()
                .situations()
                .flatMap(situation -> GeneratedConsents.denying(situation.subject(), situation.on())
                        .map(denial -> Tuple.of(situation, denial)));
    }

    @Provide
    Arbitrary<Tuple2<Situation, ConsentFact>> withDenialOfActor() {
        return new Situations()
                .situations()
                .flatMap(situation -> GeneratedConsents.denying(Situation.ACTOR, situation.on())
                        .map(denial -> Tuple.of(situation, denial)));
    }
}
