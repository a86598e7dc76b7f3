package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes;

/** What an organisation is told about a person is what the doors answer an app in her hands. */
@Domain(Situations.class)
class ADecisionForOthersIsThatOfTheDoorsTest {

    /** Permit or refusal, ground or reason: all of it, when the app has everything that an app can have. */
    @Property(tries = 1000)
    void to_an_app_that_has_everything_the_doors_say_the_same(@ForAll Situation situation) {
        var inOrder = withAllAnAppCanHave(situation);

        assertThat(Situation.POLICY.decide(question(situation))).isEqualTo(inOrder.decide());
    }

    /** And no app gets more than that, whatever it has. */
    @Property(tries = 1000)
    void no_app_searches_what_an_organisation_is_told_that_it_may_not_show(@ForAll Situation situation) {
        var search = as(situation, situation.scopes(), situation.sessionOpen(), situation.acr(), situation.ofSubject());

        if (search.isPermitted()) {
            assertThat(Situation.POLICY.decide(question(situation))).isEqualTo(search.decide());
        }
    }

    private static AccessRequest question(Situation situation) {
        var asked = situation.request();
        return DigitalAccess.question(
                new CitizenApp(
                        "hospital",
                        new SmartScopes("patient/*.rs"),
                        asked.app().actor(),
                        asked.app().subject(),
                        Situation.LEVEL,
                        asked.app().sid(),
                        asked.app().grant()),
                asked.facts(),
                situation.type(),
                situation.on());
    }

    private static Situation withAllAnAppCanHave(Situation situation) {
        var others = situation.ofSubject().stream()
                .filter(fact -> !fact.category().equals(ConsentCategory.APP_ACCESS.code()));
        var consents = Stream.concat(others, Stream.of(approval(situation))).toList();
        return as(situation, Set.of("patient/*.cruds"), true, Situation.LEVEL, consents);
    }

    private static Situation as(
            Situation situation, Set<String> scopes, boolean open, String acr, List<ConsentFact> ofSubject) {
        return new Situation(
                situation.relations(),
                situation.on(),
                open,
                acr,
                scopes,
                Interaction.SEARCH,
                situation.type(),
                Target.SUBJECTS_DATA,
                new Change.Unseen(),
                situation.holds(),
                situation.ofActor(),
                ofSubject);
    }

    private static ConsentFact approval(Situation situation) {
        return new ConsentFact(
                "approval",
                situation.subject(),
                ConsentCategory.APP_ACCESS.code(),
                true,
                true,
                Situation.ACTOR,
                Situation.CLIENT,
                "App",
                "patient/*.cruds",
                null,
                null,
                null,
                null,
                null);
    }
}
