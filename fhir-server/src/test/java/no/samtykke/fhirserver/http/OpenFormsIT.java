package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are there for anybody. */
class OpenFormsIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    @ParameterizedTest
    @ValueSource(strings = {"reopen-access-adult", "reopen-access-child", "close-access-adult", "close-access-child"})
    void each_is_read_and_found_without_a_token(String id) {
        var read = SERVER.get("/Questionnaire/" + id, "");
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        var form = read.as(Questionnaire.class);
        assertThat(form.getUrl()).isEqualTo("https://samtykke.example/fhir/Questionnaire/" + id);
        assertThat(form.getItem())
                .extracting("linkId")
                .contains("person", "closure", "signer", "signed-by", "signed-on");

        var found = SERVER.get("/Questionnaire?url=" + form.getUrl(), "");
        assertThat(found.entries()).extracting(Resource::getIdPart).containsExactly(id);
        assertThat(SERVER.get("/Questionnaire", "").entries()).hasSize(4);
    }

    @Test
    void a_token_does_no_harm_if_it_is_good() {
        var kari = People.citizen();
        String token = People.approvedToken(kari, "patient/Observation.rs");

        assertThat(SERVER.get("/Questionnaire/close-access-adult", token).status())
                .isEqualTo(200);
        assertThat(SERVER.get("/Questionnaire", Papers.STAFF).status()).isEqualTo(200);
        assertThat(SERVER.get("/Questionnaire", "nonsense").status()).isEqualTo(401);
    }

    @Test
    void nothing_else_is_open() {
        assertThat(SERVER.get("/Questionnaire/none", "").status()).isEqualTo(404);
        assertThat(SERVER.get("/QuestionnaireResponse", "").status()).isEqualTo(401);
        assertThat(SERVER.get("/Questionnaire/close-access-adult/_history", "").status())
                .isBetween(400, 405);
        assertThat(SERVER.post("/Questionnaire", "", new Questionnaire()).status())
                .isBetween(400, 405);
        assertThat(SERVER.post("/Questionnaire", Papers.STAFF, new Questionnaire())
                        .status())
                .isBetween(400, 405);
        assertThat(SERVER.get("/Questionnaire?subject=Patient/1", "").status()).isEqualTo(400);
    }

    @Test
    void what_may_be_chosen_is_what_a_form_ends() {
        for (var resource : SERVER.get("/Questionnaire", "").entries()) {
            var form = (Questionnaire) resource;
            assertThat(options(form, "closure"))
                    .allSatisfy(option -> assertThat(
                                    ConsentCategory.of(option).orElseThrow().ending())
                            .isEqualTo(ConsentCategory.Ending.BY_FORM));
            assertThat(options(form, "signer")).contains("guardianship").doesNotContain("power-of-attorney", "system");
        }
        assertThat(options(SERVER.get("/Questionnaire/reopen-access-adult", "").as(Questionnaire.class), "closure"))
                .hasSize(5);
    }

    @Test
    void it_is_named_among_what_is_served() {
        var served = SERVER.get("/metadata", "").as(CapabilityStatement.class).getRestFirstRep().getResource().stream()
                .filter(one -> one.getType().equals("Questionnaire"))
                .findFirst()
                .orElseThrow();

        assertThat(served.getInteraction())
                .extracting(one -> one.getCode().toCode())
                .containsExactlyInAnyOrder("read", "search-type");
        assertThat(served.getSearchParam()).extracting("name").containsExactly("url");
    }

    private static List<String> options(Questionnaire form, String item) {
        return form.getItem().stream()
                .filter(one -> one.getLinkId().equals(item))
                .flatMap(one -> one.getAnswerOption().stream())
                .map(option -> ((Coding) option.getValue()).getCode())
                .toList();
    }
}
