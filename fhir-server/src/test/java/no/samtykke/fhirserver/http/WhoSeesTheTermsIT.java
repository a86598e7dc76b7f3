package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions are for everybody, and questions about their terms for whoever has a token. */
class WhoSeesTheTermsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String CATEGORY = "https://samtykke.example/fhir/CodeSystem/consent-category";

    private final String token = People.approvedToken(People.citizen(), "patient/Observation.rs");

    @ParameterizedTest
    @CsvSource({
        "CapabilityStatement, samtykke-server",
        "CodeSystem, consent-category",
        "ConceptMap, eid-method-to-login-level",
        "NamingSystem, fodselsnummer",
        "OperationDefinition, explain",
        "SearchParameter, audit-event-date",
        "StructureDefinition, samtykke-consent",
        "ValueSet, consent-category"
    })
    void a_definition_is_shown_to_anybody(String type, String id) {
        var read = definition(SERVER.get("/" + type + "/" + id, ""));

        assertThat(read.fhirType()).isEqualTo(type);
        assertThat(SERVER.get("/" + type + "?name=" + encoded(read.getName()) + "&status=active&_count=50", "")
                        .entries())
                .extracting(found -> found.getIdElement().getIdPart())
                .contains(id);
        assertThat(SERVER.get("/" + type + "/none", "").status()).isEqualTo(404);
    }

    @Test
    void a_definition_is_found_by_its_address_and_version() {
        String search = "/CodeSystem?url=" + encoded(CATEGORY);

        assertThat(SERVER.get(search, "").entries()).hasSize(1);
        assertThat(SERVER.get(search + "&version=0.1.0", "").entries()).hasSize(1);
        assertThat(SERVER.get(search + "&version=9", "").entries()).isEmpty();
    }

    @Test
    void definitions_are_read_only() {
        assertThat(SERVER.post("/CodeSystem", Papers.STAFF, new CodeSystem()).status())
                .isBetween(400, 405);
        assertThat(SERVER.put("/CodeSystem/consent-category", Papers.STAFF, new CodeSystem().setId("consent-category"))
                        .status())
                .isBetween(400, 405);
        assertThat(SERVER.delete("/CodeSystem/consent-category", Papers.STAFF).status())
                .isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ValueSet/$expand?url=x",
                "/ValueSet/consent-category/$expand",
                "/ValueSet/$validate-code?code=x",
                "/CodeSystem/$lookup?code=x",
                "/CodeSystem/$validate-code?code=x",
                "/CodeSystem/$subsumes?codeA=x&codeB=x",
                "/ConceptMap/$translate?code=x&system=y"
            })
    void operations_need_a_token(String address) {
        assertThat(SERVER.get(address, "").status()).isEqualTo(401);
        assertThat(SERVER.get(address, token).status()).isIn(200, 400, 404);
    }

    @Test
    void a_system_may_ask_as_well() {
        assertThat(SERVER.get("/ValueSet/consent-category/$expand", Papers.STAFF)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_may_be_asked_is_named() {
        var resources = SERVER.get("/metadata", "")
                .as(CapabilityStatement.class)
                .getRestFirstRep()
                .getResource();

        assertThat(resources)
                .filteredOn(resource -> resource.getType().equals("ValueSet"))
                .flatExtracting(resource -> resource.getOperation())
                .extracting("name")
                .containsExactlyInAnyOrder("expand", "validate-code");
    }

    private static MetadataResource definition(Answer answer) {
        return (MetadataResource) SERVER.fhir.newJsonParser().parseResource(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
