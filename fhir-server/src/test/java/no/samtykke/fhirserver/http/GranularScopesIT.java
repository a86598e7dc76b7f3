package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.LaboratoryScope.found;
import static no.samtykke.fhirserver.http.LaboratoryScope.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to see more than a scope narrowed to laboratory results admits. */
class GranularScopesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final Citizen KARI = People.citizen();
    private static String token = "";
    private static List<String> laboratory = List.of();
    private static String vitalSigns = "";

    @BeforeAll
    static void three_laboratory_results_and_others() {
        var stored = People.load(
                observation("laboratory"),
                observation("laboratory"),
                observation("laboratory").addCategory(observation("imaging").getCategoryFirstRep()),
                observation("vital-signs"),
                observation("survey"),
                observation(""));
        laboratory = stored.subList(0, 3);
        vitalSigns = stored.get(3);
        token = LaboratoryScope.tokenOf(KARI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?category=vital-signs,laboratory,survey",
                "?category=laboratory",
                "?" + "category=http://terminology.hl7.org/CodeSystem/observation-category%7Claboratory",
                "?category:not=vital-signs",
                "?category:not=made-up",
                "?status=final",
                "?status:not=amended",
                "?_sort=-date",
                "?_elements=id",
                "?_summary=true"
            })
    void no_search_finds_more_than_laboratory_results(String query) {
        assertThat(found(SERVER.get("/Observation" + query, token)))
                .isNotEmpty()
                .isSubsetOf(laboratory);
        assertThat(found(posted(query))).isNotEmpty().isSubsetOf(laboratory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?category=vital-signs", "?category:not=laboratory&category=survey", "?category=|laboratory"})
    void what_lies_outside_is_not_found_by_asking_for_it(String query) {
        assertThat(found(SERVER.get("/Observation" + query.replace("|", "%7C"), token)))
                .isEmpty();
    }

    @Test
    void totals_counts_and_pages_are_of_laboratory_results_alone() {
        assertThat(SERVER.get("/Observation?_summary=count", token)
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(3);
        assertThat(SERVER.get("/Observation?_total=accurate&_count=2", token)
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(3);
        assertThat(SERVER.get("/Observation?_summary=count&category=vital-signs,laboratory", token)
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(3);
        var first = SERVER.get("/Observation?_count=2", token);
        assertThat(first.entries()).hasSize(2);
        assertThat(SERVER.get("/Observation?_count=2&_offset=2", token).entries())
                .hasSize(1);
        assertThat(SERVER.get("/Observation?_count=2&_offset=4", token).entries())
                .isEmpty();
    }

    @Test
    void a_search_by_id_finds_nothing_outside() {
        assertThat(SERVER.get("/Observation?_id=" + vitalSigns, token).entries())
                .isEmpty();
        assertThat(SERVER.get("/Observation?_id=" + laboratory.getFirst(), token)
                        .entries())
                .hasSize(1);
    }

    @Test
    void what_lies_outside_is_told_as_what_does_not_exist() {
        String absent = "/Observation/" + "00000000-0000-0000-0000-000000000000";
        for (String path : List.of("", "/_history/1", "/_history", "/_history/7")) {
            var outside = SERVER.get("/Observation/" + vitalSigns + path, token);

            assertThat(outside.status()).as(path).isEqualTo(404);
            assertThat(outside.body())
                    .isEqualTo(SERVER.get(absent + path, token).body());
        }
    }

    @Test
    void two_scopes_with_the_same_parameter_are_one_search() {
        String both = People.token(
                KARI,
                KARI.patient(),
                "patient/Observation.rs?category=vital-signs patient/Observation.rs?category=survey");

        assertThat(found(SERVER.get("/Observation", both)))
                .contains(vitalSigns)
                .doesNotContainAnyElementsOf(laboratory);
        assertThat(SERVER.get("/Observation/" + vitalSigns, both).status()).isEqualTo(200);
    }

    @Test
    void what_she_approved_narrows_the_token() {
        var ola = People.citizen();
        var stored = People.load(
                in("laboratory", ola.patient()), in("survey", ola.patient()), in("vital-signs", ola.patient()));
        People.approvedToken(ola, "patient/Observation.rs?category=laboratory,survey");
        String narrower = People.token(ola, ola.patient(), "patient/Observation.rs?category=survey,vital-signs");

        assertThat(found(SERVER.get("/Observation", narrower))).containsExactly(stored.get(1));
        assertThat(SERVER.get("/Observation/" + stored.get(0), narrower).status())
                .isEqualTo(404);
        assertThat(SERVER.get("/Observation/" + stored.get(2), narrower).status())
                .isEqualTo(404);
    }

    private static Answer posted(String query) {
        return SERVER.send(SERVER.request("/Observation/_search", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query.isEmpty() ? "" : query.substring(1))));
    }

    private static Observation observation(String category) {
        return in(category, KARI.patient());
    }
}
