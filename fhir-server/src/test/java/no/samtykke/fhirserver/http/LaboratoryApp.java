package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.access.AccessCase;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** A citizen whose app holds a scope that is narrowed to laboratory results, and another app that may do everything. */
final class LaboratoryApp {

    static final Citizen KARI = kari();
    /** Of the app that is narrowed. */
    static final String TOKEN = People.token(
            KARI, KARI.patient(), "patient/Observation.cruds?category=" + AccessCase.CATEGORIES + "%7Claboratory");

    private static final RunningServer SERVER = RunningServer.ONE;

    private LaboratoryApp() {}

    private static Citizen kari() {
        var kari = People.citizen();
        var archive = RunningServer.ONE.post(
                "/Consent",
                People.approvedToken(kari, "patient/*.cruds"),
                Cast.consent("health-archive", kari.patient(), kari.patient()));
        assertThat(archive.status()).as(archive.body()).isEqualTo(201);
        return kari;
    }

    static String everything() {
        return People.token(KARI, KARI.patient(), "patient/*.cruds");
    }

    static String created(String category) {
        return SERVER.post("/Observation", everything(), observation(category)).createdId();
    }

    static void update(String id, String category) {
        assertThat(SERVER.put("/Observation/" + id, everything(), withId(observation(category), id))
                        .status())
                .isEqualTo(200);
    }

    static Observation observation(String category) {
        return in(category, KARI.patient());
    }

    static Observation in(String category, String patient) {
        return (Observation) Clinical.in(category, Clinical.resource("Observation", patient));
    }

    static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }
}
