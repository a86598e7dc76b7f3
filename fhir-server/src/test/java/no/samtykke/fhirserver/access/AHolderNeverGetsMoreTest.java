package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samtykke.fhirserver.access.AccessDecision.Deny;
import no.samtykke.fhirserver.access.AccessDecision.Permit;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.representation.Relation;

/** One who holds a power of attorney never gets more than the giver has herself, and nothing of her settings. */
class AHolderNeverGetsMoreTest {

    @Property
    void than_the_giver_has(@ForAll("held") Situation held) {
        boolean getsIt = held.isPermitted() && held.target() != Target.ACTORS_PROFILE;
        var giver = held.withRelations(List.of(new Relation.Self())).decide();

        // What she does not use herself is what she gave the power for.
        assertThat(!getsIt || giver instanceof Permit || giver.equals(new Deny(Reason.INACTIVE_REPRESENTED)))
                .as("to the giver: %s", giver)
                .isTrue();
    }

    @Property
    void and_nothing_of_her_settings(@ForAll("held") Situation held) {
        assertThat(held.isPermitted() && held.request().kind() == DataKind.SETTINGS)
                .isFalse();
    }

    @Provide
    Arbitrary<Situation> held() {
        return new Situations()
                .situations()
                .flatMap(situation -> GeneratedRelations.holders(situation.on())
                        .map(holder -> situation.withRelations(List.of(holder))));
    }
}
