package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A granular scope means the same in a search, which HAPI answers from its index, and in a read by id, which the door
 * judges by what the resource holds: whatever form the value has, the same resources are found as are read.
 */
class ADoorAndASearchAgreeIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final Citizen KARI = People.citizen();
    private static final List<String> STORED = new ArrayList<>();

    @BeforeAll
    static void resources_coded_in_every_way() {
        People.approvedToken(KARI, "patient/*.rs");
        STORED.addAll(People.load(Stream.of(
                        coded(null, "a"),
                        coded("", "a"),
                        coded("urn:s", "a"),
                        coded("urn:s", "A"),
                        coded("urn:S", "a"),
                        coded("urn:s", "b"),
                        coded("urn:s", null),
                        coded("urn:s", "a b"),
                        coded("urn:s", "a,b"),
                        coded("urn:s/æ?x=1", "a"),
                        coded("urn:t", "a").addCategory(new CodeableConcept(new Coding("urn:s", "b", null))),
                        coded("urn:t", "c").setStatus(Observation.ObservationStatus.AMENDED),
                        coded("urn:t", "c").setCode(new CodeableConcept(new Coding("urn:s", "b", null))))
                .toArray(Resource[]::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=a",
                "category=A",
                "category=|a",
                "category=urn:s|a",
                "category=urn:s|A",
                "category=urn:S|a",
                "category=urn:s|",
                "category=urn:t|",
                "category=urn:none|",
                "category=b",
                "category=urn:s|b",
                "category=urn:s|a%20b",
                "category=a%2Cb",
                "category=urn:s/%C3%A6?x=1|a",
                "category=urn:s|a,urn:t|a",
                "category=|a,urn:s|,c",
                "category=urn:t|a&category=urn:s|b",
                "category=a&status=final",
                "category=c&status=amended",
                "status=http://hl7.org/fhir/observation-status|final",
                "status=|final",
                "status=made-up",
                "code=urn:s|b",
                "code=b&category=c"
            })
    void a_search_finds_what_can_be_read(String query) {
        String token = People.token(KARI, KARI.patient(), "patient/Observation.rs?" + query);

        var found = SERVER.get("/Observation?_count=100", token);
        var read = STORED.stream()
                .filter(id -> SERVER.get("/Observation/" + id, token).status() == 200)
                .toList();

        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.entries().stream()
                        .map(entry -> entry.getIdElement().getIdPart())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void a_code_without_system_is_told_from_one_with() {
        assertThat(count("category=|a")).isEqualTo(2);
        assertThat(count("category=urn:s|a")).isEqualTo(1);
        assertThat(count("category=urn:s|")).isEqualTo(7);
    }

    /** Every parameter of every type can be enforced: it narrows, and what it admits is served. */
    @Test
    void every_parameter_by_which_a_scope_may_be_narrowed_is_enforced() {
        var ola = People.citizen();
        People.approvedToken(ola, "patient/*.rs");
        for (String type : Clinical.TYPES) {
            var resource = Clinical.resource(type, ola.patient());
            People.load(
                    switch (resource) {
                        case AllergyIntolerance allergy ->
                            allergy.addCategory(AllergyIntolerance.AllergyIntoleranceCategory.FOOD);
                        case Encounter encounter -> encounter.addType(new CodeableConcept().setText("x"));
                        default -> resource;
                    });
            for (String parameter : ServedType.narrowingParameters(type)) {
                String nothing = People.token(ola, ola.patient(), "patient/" + type + ".rs?" + parameter + "=made-up");
                assertThat(SERVER.get("/" + type, nothing).entries())
                        .as("%s?%s", type, parameter)
                        .isEmpty();
                String id = Cast.find(ola, ola.patient(), type);
                assertThat(SERVER.get("/" + type + "/" + id, nothing).status()).isEqualTo(404);
            }
        }
        assertThat(ServedType.narrowingParameters("AuditEvent")).isEmpty();
        assertThat(ServedType.narrowingParameters("Organization")).isEmpty();
    }

    private static int count(String query) {
        return SERVER.get(
                        "/Observation?_count=100",
                        People.token(KARI, KARI.patient(), "patient/Observation.rs?" + query))
                .entries()
                .size();
    }

    private static Observation coded(String system, String code) {
        var observation = (Observation) Clinical.resource("Observation", KARI.patient());
        observation.addCategory().addCoding().setSystem(system).setCode(code);
        return observation;
    }
}
