package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A citizen with a wrong diagnosis, and what she and staff do about it. */
abstract class CorrectionScene {

    static final RunningServer SERVER = RunningServer.ONE;
    static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);
    static final String EVERYTHING = "patient/*.cruds";

    Citizen kari = People.citizen();
    String token = "";
    String condition = "";

    @BeforeEach
    void a_citizen_with_a_wrong_diagnosis() {
        kari = People.citizen();
        token = People.approvedToken(kari, EVERYTHING);
        condition = "Condition/"
                + People.load(Clinical.resource("Condition", kari.patient())).getFirst();
    }

    String requested(Parameters wish) {
        var answer = SERVER.post("/$request-correction", token, wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Papers.told(answer, "task");
    }

    Task read(String task) {
        return SERVER.get("/" + task, token).as(Task.class);
    }

    static Answer withdraw(String task, String token) {
        return SERVER.post("/$withdraw-correction", token, new Parameters().addParameter("task", new Reference(task)));
    }

    static Answer answer(String task, String status) {
        return SERVER.post("/$answer-correction", Papers.STAFF, answering(task, status));
    }

    static Parameters answering(String task, String status) {
        var in = new Parameters()
                .addParameter("task", new Reference(task))
                .addParameter("status", new CodeType(status))
                .addParameter("answer", new StringType("We have looked at it"));
        return status.equals("rejected") ? with(in, "legal-ground", new StringType("GDPR article 12(5)")) : in;
    }

    static Parameters wish(String target) {
        return new Parameters()
                .addParameter("target", new Reference(target))
                .addParameter("wish", new StringType("It was the other knee"));
    }

    static Parameters with(Parameters in, String name, Type value) {
        return in.addParameter(name, value);
    }

    static Type part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Of this service, oldest first. */
    List<String> log() {
        return DATABASE.queryForList(
                "select service || ' ' || action || ' ' || ground from samtykke.usage_log"
                        + " where patient_id = ? and service = 'requests' and action <> 'E' and outcome = 0"
                        + " and not (action = 'R' and ground = 'own-data') order by recorded, id",
                String.class,
                kari.patient());
    }
}
