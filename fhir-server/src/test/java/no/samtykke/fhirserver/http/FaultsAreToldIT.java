package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is refused by the profiles is told by place and rule, in her language, and never by what was sent. */
class FaultsAreToldIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen_with_a_health_archive() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
        Cast.giveArchive(kari, kari.patient());
    }

    @Test
    void no_number_that_was_sent_comes_back() {
        String number = People.adult().id().value();
        var allergy = (AllergyIntolerance) Clinical.resource("AllergyIntolerance", kari.patient());
        allergy.setClinicalStatus(new CodeableConcept());
        allergy.getClinicalStatus()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                .setCode(number);
        allergy.addContained(new Observation().setId(number));
        allergy.addNote().setText("see").getAuthorReference().setReference("#" + number);

        var answer = NothingDodgesTheProfilesIT.load(allergy);

        NothingDodgesTheProfilesIT.isRefused(answer, "");
        assertThat(answer.body()).doesNotContain(number);
    }

    @Test
    void what_was_refused_is_a_row_of_the_log() {
        int before = rows();

        SERVER.post("/Observation", token, good(kari.patient()).setCode(null));

        assertThat(rows()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nb    | Noe som må være med, mangler her.
            nn-NO | Noko som må vere med, manglar her.
            en    | Something that has to be here is missing.
            ''    | Noe som må være med, mangler her.
            """)
    void it_is_told_where_by_which_rule_and_in_her_language(String language, String sentence) {
        var request = SERVER.request("/Observation", token).header("Content-Type", "application/fhir+json");
        if (!language.isEmpty()) {
            request.header("Accept-Language", language);
        }

        var answer = SERVER.send(request.POST(HttpRequest.BodyPublishers.ofString(SERVER.fhir
                .newJsonParser()
                .encodeResourceToString(good(kari.patient()).setCode(null)))));

        var issue = answer.as(OperationOutcome.class).getIssueFirstRep();
        assertThat(issue.getDetails().getText()).isEqualTo(sentence);
        assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
        assertThat(issue.getExpression()).singleElement().hasToString("Observation");
        assertThat(issue.getDiagnostics()).isEqualTo("Observation.code");
        assertThat(issue.getDetails().getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("not-as-defined", "missing", "Validation_VAL_Profile_Minimum");
    }

    private static Observation good(String patient) {
        return (Observation) Clinical.resource("Observation", patient);
    }

    private int rows() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*)::int from samtykke.usage_log where patient_id = ?",
                        Integer.class,
                        kari.patient());
    }
}
