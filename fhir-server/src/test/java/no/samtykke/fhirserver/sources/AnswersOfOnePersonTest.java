package no.samtykke.fhirserver.sources;

import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.BERIT;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.ids;
import static no.samtykke.fhirserver.sources.Room.silence;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Bundle is used when it is of the one person who was asked about, and of nobody else. */
class AnswersOfOnePersonTest {

    private StandIn one;
    private StandIn other;

    @BeforeEach
    void start() throws IOException {
        one = new StandIn("one");
        other = new StandIn("other");
        one.has(ANNA, document("a"));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void one_that_has_more_gives_what_it_has_and_is_told_of() throws IOException {
        var page = Bundles.of(ANNA, document("a"));
        page.addLink().setRelation("next").setUrl("http://example.org/next");
        assertGives(page, Why.NOT_ALL, "a");
    }

    @Test
    void one_resource_of_another_person_makes_all_of_it_nonsense() throws IOException {
        var mixed = Bundles.of(ANNA, document("a"), document("c"));
        mixed.addEntry().setResource(Bundles.named(BERIT, document("d")));
        assertGives(mixed, Why.NONSENSE);
    }

    @Test
    void nobody_named_nothing_known() throws IOException {
        assertGives(Bundles.of(ANNA).addEntry(Bundles.entry(document("a"))), Why.NONSENSE);
    }

    @Test
    void another_type_is_nonsense() throws IOException {
        assertGives(Bundles.of(ANNA, new Patient()), Why.NONSENSE);
    }

    @ParameterizedTest
    @CsvSource({"a,a", "a,''", "a,b|c"})
    void an_id_is_one_and_names_one(String first, String second) throws IOException {
        assertGives(Bundles.of(ANNA, document(first), document(second)), Why.NONSENSE);
    }

    @Test
    void another_bundle_than_a_searchset_is_nonsense() throws IOException {
        assertGives(Bundles.of(ANNA, document("a")).setType(Bundle.BundleType.COLLECTION), Why.NONSENSE);
    }

    @Test
    void more_entries_than_anybody_can_have_are_nonsense() throws IOException {
        var many = Bundles.of(ANNA);
        for (int i = 0; i < 1001; i++) {
            many.addEntry(Bundles.entry(Bundles.named(ANNA, document("d" + i))));
        }
        assertGives(many, Why.NONSENSE);
    }

    @Test
    void a_patient_may_have_earlier_numbers_but_no_second_one() throws IOException {
        var earlier = (Patient) Bundles.named(ANNA, withId(new Patient()));
        earlier.addIdentifier(Bundles.identifier(BERIT).setUse(Identifier.IdentifierUse.OLD));
        other.does(Bundles.answer(Bundles.of(ANNA).addEntry(Bundles.entry(earlier))));
        try (var room = Room.of(Map.of(), one, other)) {
            assertThat(ids(room.askAll("Patient"))).containsExactly("p");
            earlier.getIdentifier().getLast().setUse(Identifier.IdentifierUse.OFFICIAL);
            other.does(Bundles.answer(Bundles.of(ANNA).addEntry(Bundles.entry(earlier))));
            assertThat(silence(room.askAll("Patient"))).containsExactly(Why.NONSENSE);
        }
    }

    private void assertGives(Bundle answer, Why why, String... ids) throws IOException {
        other.does(Bundles.answer(answer));
        try (var room = Room.of(Map.of(), one, other)) {
            var gathered = room.askAll("DocumentReference");

            assertThat(gathered.found().stream()
                            .filter(found -> found.source().id().equals("other"))
                            .map(found -> found.resource().getIdPart()))
                    .containsExactly(ids);
            assertThat(silence(gathered)).containsExactly(why);
        }
    }

    private static Patient withId(Patient patient) {
        patient.setId("p");
        return patient;
    }
}
