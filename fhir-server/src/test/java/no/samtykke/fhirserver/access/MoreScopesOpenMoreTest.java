package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import no.samtykke.fhirserver.smart.Interaction;

/** An app never gets more by a scope less, and nothing without one. */
@Domain(Situations.class)
class MoreScopesOpenMoreTest {

    /**
     * A search is the exception that is documented: one that cannot hold two queries at once is refused, not answered
     * by half.
     */
    @Property
    void a_scope_more_closes_nothing(@ForAll Situation before, @ForAll("scopes") String scope) {
        boolean narrowedSearch = before.does() == Interaction.SEARCH && scope.contains("?");
        var scopes = new HashSet<>(before.scopes());
        scopes.add(scope);
        var after = before.withScopes(scopes);

        assertThat(before.isPermitted() && !after.isPermitted() && !narrowedSearch)
                .isFalse();
    }

    @Property
    void without_scopes_nothing_is_open(@ForAll Situation situation) {
        assertThat(situation
                        .withScopes(Set.of("launch/patient", "system/*.cruds"))
                        .isPermitted())
                .isFalse();
    }

    @Provide
    Arbitrary<String> scopes() {
        return Arbitraries.of(Situations.SCOPES);
    }
}
