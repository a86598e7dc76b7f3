package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systems may store, and that it is out of every app's reach until the citizen accepts the terms. */
class LoadingIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    @Test
    void a_patient_that_was_loaded_becomes_the_profile() {
        var known = People.adult();
        String loaded = People.load(patient(known.id())).getFirst();
        People.load(Clinical.resource("Observation", loaded));
        var sid = UUID.randomUUID();
        People.login(known, sid);
        String tokenBefore =
                SERVER.issuer.appToken(People.CLIENT, "patient/*.rs", loaded, loaded, "idporten-loa-high", sid);
        assertThat(SERVER.get("/Observation", tokenBefore).status()).isEqualTo(401);

        var citizen = People.citizen(known);

        assertThat(citizen.patient()).isEqualTo(loaded);
        assertThat(SERVER.get("/Observation", People.approvedToken(citizen, "patient/*.rs"))
                        .entries())
                .hasSize(1);
    }

    @Test
    void the_documented_transaction_is_stored_once() throws IOException {
        String documented = Files.readString(Path.of("../docs/loading.md"))
                .split("```json\n")[1]
                .split("```")[0]
                .replace("…", People.adult().id().value());
        var bundle = SERVER.fhir.newJsonParser().parseResource(Bundle.class, documented);

        assertThat(SERVER.post("", loader(), bundle).status()).isEqualTo(200);
        assertThat(SERVER.post("", loader(), bundle).status()).isEqualTo(409);
    }

    @Test
    void one_person_is_one_patient() {
        var known = People.adult();
        People.load(patient(known.id()));

        var again = transaction(patient(known.id()));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).doesNotContain(known.id().value());
    }

    @Test
    void a_number_that_is_not_synthetic_is_refused_and_nothing_of_the_transaction_is_stored() {
        var organization = new Organization().setName("Stored with nobody");
        var patient = new Patient();
        patient.addIdentifier().setSystem(NationalId.FODSELSNUMMER).setValue("13116900216");

        var answer = transaction(organization, patient);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("13116900216");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Consent", "AuditEvent", "RelatedPerson"})
    void some_types_are_for_no_system(String type) {
        var answer = transaction(Clinical.resource(type, Cast.SOMEBODY_ELSE.patient()));

        assertThat(answer.status()).isBetween(400, 403);
    }

    @Test
    void a_system_reads_nothing_not_even_what_it_stored() {
        var stored = People.load(Clinical.resource("Observation", Cast.SOMEBODY_ELSE.patient()));
        String token = SERVER.issuer.systemToken("loader", "system/*.cruds");

        for (String path : List.of("/Observation/" + stored.getFirst(), "/Observation", "/Patient", "/AuditEvent")) {
            assertThat(SERVER.get(path, token).reason()).as(path).isEqualTo("system-not-granted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "GET", "PATCH"})
    void a_transaction_holds_plain_creates_only(String method) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(new Organization().setName("x"))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.valueOf(method))
                .setUrl("Organization/1");

        assertThat(SERVER.post("", loader(), bundle).status()).isBetween(400, 403);
    }

    private static Patient patient(NationalId id) {
        var patient = new Patient();
        patient.addIdentifier(People.identifier(id));
        return patient;
    }

    private static String loader() {
        return SERVER.issuer.systemToken("loader", "system/*.c");
    }

    private static Answer transaction(Resource... resources) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var resource : resources) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(resource.fhirType());
        }
        return SERVER.post("", loader(), bundle);
    }
}
