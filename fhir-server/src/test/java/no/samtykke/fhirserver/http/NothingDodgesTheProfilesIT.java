package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is not as FHIR and our profiles say is not stored, whatever it says of itself and by whatever way it comes. */
class NothingDodgesTheProfilesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String PLACEHOLDER = "http://hapifhir.io/fhir/StructureDefinition/resource-placeholder";
    private static final String FHIRS_OWN = "http://hl7.org/fhir/StructureDefinition/";

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen_with_a_health_archive() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
        Cast.giveArchive(kari, kari.patient());
    }

    static Stream<Arguments> spoiled() {
        return Stream.of(
                row("nothing said of itself", _ -> {}),
                row("the profile of FHIR alone", entry -> entry.getMeta().addProfile(FHIRS_OWN + "Observation")),
                row("a profile nobody knows", entry -> entry.getMeta().addProfile("http://example.org/unheard-of")),
                row("another version", entry -> entry.getMeta().addProfile(FHIRS_OWN + "Observation|0.0.1")),
                row(
                        "a profile of another type",
                        entry -> entry.getMeta()
                                .addProfile("https://samtykke.example/fhir/StructureDefinition/samtykke-patient")),
                row(
                        "marked as passing through",
                        entry -> entry.getMeta()
                                .addTag()
                                .setSystem("https://samtykke.example/fhir/CodeSystem/origin")
                                .setCode("passed-through")),
                row("marked as a placeholder", entry -> entry.addExtension(PLACEHOLDER, new BooleanType(true))),
                row(
                        "the code in a contained one",
                        entry -> entry.addContained(new Observation()
                                .setStatus(Observation.ObservationStatus.FINAL)
                                .setCode(new CodeableConcept().setText("Blood pressure"))
                                .setId("inner"))),
                row(
                        "the code in an extension",
                        entry -> entry.addExtension("http://example.org/code", new StringType("x"))));
    }

    private static Arguments row(String what, Consumer<Observation> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiled")
    void an_entry_without_a_code_is_not_stored(String what, Consumer<Observation> change) {
        var entry = good(kari.patient());
        entry.setCode(null);
        change.accept(entry);

        isRefused(SERVER.post("/Observation", token, entry), "");
        assertThat(observations()).isEmpty();
    }

    @Test
    void what_is_wrong_inside_a_good_one_is_found() {
        var entry = good(kari.patient());
        entry.addContained(
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setId("inner"));
        entry.addHasMember().setReference("#inner");

        isRefused(SERVER.post("/Observation", token, entry), "Observation.code");
        assertThat(observations()).isEmpty();
    }

    @Test
    void what_may_turn_the_meaning_round_and_nobody_knows_is_refused() {
        var entry = good(kari.patient());
        entry.addComponent()
                .setCode(new CodeableConcept().setText("x"))
                .addModifierExtension()
                .setUrl("http://example.org/not-so")
                .setValue(new BooleanType(true));
        var byRules = good(kari.patient());
        byRules.setImplicitRules("http://example.org/rules");

        isRefused(SERVER.post("/Observation", token, entry), "modifierExtension");
        isRefused(SERVER.post("/Observation", token, byRules), "implicitRules");
        assertThat(observations()).isEmpty();
    }

    @Test
    void what_would_keep_the_validator_busy_for_minutes_is_refused_at_once() {
        var entry = good(kari.patient());
        for (int i = 0; i < 5_000; i++) {
            entry.addNote().setText("x");
        }

        isRefused(SERVER.post("/Observation", token, entry), "At most 5000 elements");
        assertThat(observations()).isEmpty();
    }

    @Test
    void a_profile_that_it_names_itself_is_asked_as_well() {
        var entry = good(kari.patient());
        entry.getMeta().addProfile(FHIRS_OWN + "vitalsigns");

        isRefused(SERVER.post("/Observation", token, entry), "");
        assertThat(observations()).isEmpty();
    }

    @Test
    void a_consent_of_the_right_shape_is_asked_the_rest_as_well() {
        var consent = Cast.consent("record-access-closure", kari.patient(), kari.patient());
        consent.setText(new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED));

        isRefused(SERVER.post("/Consent", token, consent), "");
        assertThat(SERVER.get("/Consent?category=record-access-closure", token).entries())
                .isEmpty();
    }

    @Test
    void a_load_with_one_wrong_entry_is_not_stored_at_all() {
        var patient = new Patient();
        patient.addIdentifier(People.identifier(People.adult().id()));
        int before = stored();

        isRefused(
                load(
                        new Organization().setName("First"),
                        patient,
                        good(kari.patient()).setCode(null)),
                "Observation.code");
        assertThat(stored()).isEqualTo(before);
        isRefused(load(new Organization().setName("Second"), new Patient().setGender(AdministrativeGender.FEMALE)), "");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void a_change_for_the_worse_leaves_what_was_there() {
        String id = SERVER.post("/Observation", token, good(kari.patient())).createdId();
        var worse = good(kari.patient());
        worse.setCode(null).setId(id);

        isRefused(SERVER.put("/Observation/" + id, token, worse), "Observation.code");
        assertThat(SERVER.get("/Observation/" + id, token)
                        .as(Observation.class)
                        .getCode()
                        .getText())
                .isEqualTo("Blood pressure");
    }

    /** Else nobody could take back what was stored when the profiles asked for less. */
    @Test
    void a_consent_with_an_old_fault_is_still_withdrawn() {
        var faulty = Cast.consent("support-access", kari.patient(), kari.patient());
        faulty.setText(new Narrative().setStatus(Narrative.NarrativeStatus.GENERATED));
        var stored = Stored.store(faulty);

        var withdrawn = SERVER.put(
                "/Consent/" + stored.getIdElement().getIdPart(),
                token,
                stored.setStatus(Consent.ConsentState.INACTIVE));

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "PATCH, /Observation/1", "PUT, /Observation"})
    void no_other_way_leads_in(String method, String path) {
        var batch = new Bundle().setType(Bundle.BundleType.BATCH);
        batch.addEntry()
                .setResource(good(kari.patient()).setCode(null))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        String body = SERVER.fhir.newJsonParser().encodeResourceToString(batch);

        var answer = SERVER.send(SERVER.request(path, token)
                .header(
                        "Content-Type",
                        method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json")
                .header("Prefer", "handling=lenient")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(observations()).isEmpty();
    }

    static void isRefused(Answer answer, String element) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.reason()).as(answer.body()).isEqualTo("not-as-defined");
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .as(answer.body())
                .allMatch(issue -> !issue.getExpression().isEmpty())
                .anyMatch(issue -> element.isEmpty() || element.equals(issue.getDiagnostics()));
    }

    private static Observation good(String patient) {
        return (Observation) Clinical.resource("Observation", patient);
    }

    static Answer load(Resource... resources) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var resource : resources) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl(resource.fhirType());
        }
        return SERVER.post("", SERVER.issuer.systemToken("loader", "system/*.c"), bundle);
    }

    private List<Resource> observations() {
        return SERVER.get("/Observation", token).entries();
    }

    private static int stored() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*)::int from hfj_resource where res_type in ('Organization', 'Patient')",
                        Integer.class);
    }
}
