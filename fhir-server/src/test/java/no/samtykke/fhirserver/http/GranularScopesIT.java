package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import no.samtykke.fhirserver.access.AccessCase;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to see or change more than a scope narrowed to laboratory results admits. */
class GranularScopesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String LABORATORY = "category=" + AccessCase.CATEGORIES + "%7Claboratory";
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
        assertThat(SERVER.post(
                                "/Consent",
                                People.approvedToken(KARI, "patient/*.cruds"),
                                Cast.consent("health-archive", KARI.patient(), KARI.patient()))
                        .status())
                .isEqualTo(201);
        token = People.token(KARI, KARI.patient(), "patient/Observation.cruds?" + LABORATORY);
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
    void a_write_with_a_wrong_version_does_not_tell_that_it_exists() {
        var request = SERVER.request("/Observation/" + vitalSigns, token)
                .header("If-Match", "W/\"99\"")
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(SERVER.fhir
                        .newJsonParser()
                        .encodeResourceToString(withId(observation("laboratory"), vitalSigns))));

        assertThat(SERVER.send(request).status()).isEqualTo(404);
        assertThat(SERVER.delete("/Observation/" + vitalSigns, token).status()).isEqualTo(404);
    }

    @Test
    void what_left_the_category_is_gone_with_its_past() {
        String id = created("laboratory");
        update(id, "vital-signs");

        for (String path : List.of("", "/_history", "/_history/1", "/_history/2")) {
            assertThat(SERVER.get("/Observation/" + id + path, token).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(found(SERVER.get("/Observation?_count=100", token))).doesNotContain(id);
    }

    @Test
    void what_came_into_the_category_is_seen_without_its_past() {
        String id = created("survey");
        update(id, "laboratory");

        assertThat(SERVER.get("/Observation/" + id, token).status()).isEqualTo(200);
        assertThat(SERVER.get("/Observation/" + id + "/_history/2", token).status())
                .isEqualTo(200);
        assertThat(SERVER.get("/Observation/" + id + "/_history/1", token).status())
                .isEqualTo(404);
        var history = SERVER.get("/Observation/" + id + "/_history", token);
        assertThat(history.entries())
                .extracting(entry -> entry.getMeta().getVersionId())
                .containsExactly("2");
        assertThat(history.as(Bundle.class).hasTotal()).isFalse();
        assertThat(SERVER.delete("/Observation/" + id, token).status()).isBetween(200, 204);
    }

    @Test
    void an_entry_is_moved_neither_out_of_the_category_nor_into_it() {
        String inside = created("laboratory");
        var out = SERVER.put("/Observation/" + inside, token, withId(observation("survey"), inside));
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.reason()).isEqualTo("scope-missing");

        String outside = created("survey");
        var into = SERVER.put("/Observation/" + outside, token, withId(observation("laboratory"), outside));
        assertThat(into.status()).isEqualTo(404);
        assertThat(SERVER.get("/Observation/" + outside, everything())
                        .as(Observation.class)
                        .getMeta()
                        .getVersionId())
                .isEqualTo("1");
        SERVER.delete("/Observation/" + inside, everything());
    }

    @Test
    void an_entry_is_written_only_within_the_category() {
        var outside = SERVER.post("/Observation", token, observation("survey"));
        assertThat(outside.reason()).isEqualTo("scope-missing");
        assertThat(outside.header("WWW-Authenticate")).contains("insufficient_scope");

        var inside = SERVER.post("/Observation", token, observation("laboratory"));
        assertThat(inside.status()).isEqualTo(201);
        SERVER.delete("/Observation/" + inside.createdId(), token);
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

    @Test
    void a_system_stores_only_what_its_scope_is_narrowed_to_and_gets_nothing_of_scopes_for_people() {
        assertThat(load("system/Observation.c?category=laboratory", "survey").reason())
                .isEqualTo("scope-missing");
        assertThat(load("patient/*.cruds user/*.cruds", "laboratory").reason()).isEqualTo("scope-missing");
        assertThat(load("system/Observation.c?category=laboratory", "laboratory")
                        .status())
                .isEqualTo(200);
    }

    private static Answer load(String scope, String category) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(in(category, Cast.SOMEBODY_ELSE.patient()))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        return SERVER.post("", SERVER.issuer.systemToken("loader", scope), bundle);
    }

    private static String everything() {
        return People.token(KARI, KARI.patient(), "patient/*.cruds");
    }

    private static String created(String category) {
        return SERVER.post("/Observation", everything(), observation(category)).createdId();
    }

    private static void update(String id, String category) {
        assertThat(SERVER.put("/Observation/" + id, everything(), withId(observation(category), id))
                        .status())
                .isEqualTo(200);
    }

    private static Answer posted(String query) {
        return SERVER.send(SERVER.request("/Observation/_search", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query.isEmpty() ? "" : query.substring(1))));
    }

    private static List<String> found(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.entries().stream()
                .map(entry -> entry.getIdElement().getIdPart())
                .toList();
    }

    private static Observation observation(String category) {
        return in(category, KARI.patient());
    }

    private static Observation in(String category, String patient) {
        return (Observation) Clinical.in(category, Clinical.resource("Observation", patient));
    }

    private static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }
}
