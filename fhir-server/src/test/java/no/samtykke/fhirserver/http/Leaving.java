package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** People who withdraw the terms, whose day comes, and the job that erases them. */
final class Leaving {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    private Leaving() {}

    /** She withdraws the terms, and her day is today. */
    static void due(Citizen citizen) {
        Cast.withdraw(citizen, citizen.patient(), "platform-terms");
        comes(citizen);
    }

    static void comes(Citizen citizen) {
        assertThat(DATABASE.update(
                        "update samtykke.retention set erased_on = ? where patient_id = ?",
                        Optouts.today(),
                        citizen.patient()))
                .isEqualTo(1);
    }

    static List<ParametersParameterComponent> erase() {
        return run(false);
    }

    static List<ParametersParameterComponent> tryOut() {
        return run(true);
    }

    private static List<ParametersParameterComponent> run(boolean dry) {
        var answer =
                SERVER.post("/$erasure", Papers.STAFF, new Parameters().addParameter("dry-run", new BooleanType(dry)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter();
    }

    /** What the report says of her. */
    static ParametersParameterComponent of(Citizen citizen, List<ParametersParameterComponent> report) {
        return report.stream()
                .filter(person ->
                        person.getPart().getFirst().getValue().primitiveValue().equals(citizen.patient()))
                .findFirst()
                .orElseThrow();
    }

    /** One part of it, or of a count; empty text when it is not there. */
    static String part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    /** How many of a kind were removed or kept. */
    static int count(ParametersParameterComponent person, String name, String kind) {
        return person.getPart().stream()
                .filter(part ->
                        part.getName().equals(name) && part(part, "kind").equals(kind))
                .mapToInt(part -> Integer.parseInt(part(part, "count")))
                .sum();
    }

    static int logged(Citizen citizen, String service) {
        return DATABASE.queryForObject(
                "select count(*) from samtykke.usage_log where patient_id = ? and service = ?",
                Integer.class,
                citizen.patient(),
                service);
    }
}
