package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.LaboratoryScope.found;
import static no.samtykke.fhirserver.http.LaboratoryScope.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ways to change more than a scope narrowed to laboratory results admits, and what is seen of changes. */
class NoWriteGoesBeyondAGranularScopeIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final Citizen KARI = People.citizen();
    private static String token = "";
    private static String vitalSigns = "";

    @BeforeAll
    static void an_entry_outside() {
        vitalSigns = People.load(observation("vital-signs")).getFirst();
        token = LaboratoryScope.tokenOf(KARI);
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

    private static Observation observation(String category) {
        return in(category, KARI.patient());
    }

    private static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }
}
