package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.LaboratoryApp.TOKEN;
import static no.samtykke.fhirserver.http.LaboratoryApp.created;
import static no.samtykke.fhirserver.http.LaboratoryApp.everything;
import static no.samtykke.fhirserver.http.LaboratoryApp.in;
import static no.samtykke.fhirserver.http.LaboratoryApp.observation;
import static no.samtykke.fhirserver.http.LaboratoryApp.withId;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** Ways to change more than a scope narrowed to laboratory results admits. */
class GranularWritesIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    @Test
    void a_write_with_a_wrong_version_does_not_tell_that_it_exists() {
        String vitalSigns = created("vital-signs");
        var request = SERVER.request("/Observation/" + vitalSigns, TOKEN)
                .header("If-Match", "W/\"99\"")
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(SERVER.fhir
                        .newJsonParser()
                        .encodeResourceToString(withId(observation("laboratory"), vitalSigns))));

        assertThat(SERVER.send(request).status()).isEqualTo(404);
        assertThat(SERVER.delete("/Observation/" + vitalSigns, TOKEN).status()).isEqualTo(404);
    }

    @Test
    void an_entry_is_moved_neither_out_of_the_category_nor_into_it() {
        String inside = created("laboratory");
        var out = SERVER.put("/Observation/" + inside, TOKEN, withId(observation("survey"), inside));
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.reason()).isEqualTo("scope-missing");

        String outside = created("survey");
        var into = SERVER.put("/Observation/" + outside, TOKEN, withId(observation("laboratory"), outside));
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
        var outside = SERVER.post("/Observation", TOKEN, observation("survey"));
        assertThat(outside.reason()).isEqualTo("scope-missing");
        assertThat(outside.header("WWW-Authenticate")).contains("insufficient_scope");

        var inside = SERVER.post("/Observation", TOKEN, observation("laboratory"));
        assertThat(inside.status()).isEqualTo(201);
        SERVER.delete("/Observation/" + inside.createdId(), TOKEN);
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
}
