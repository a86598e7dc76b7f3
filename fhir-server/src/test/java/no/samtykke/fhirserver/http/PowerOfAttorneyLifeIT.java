package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.Powers.Given;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the hour a power of attorney is given to the hour it ends, as the two see it and as requests feel it. */
class PowerOfAttorneyLifeIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String READS = "patient/Observation.rs patient/Condition.rs";

    private Citizen giver = Cast.SOMEBODY_ELSE;
    private Citizen holder = Cast.SOMEBODY_ELSE;

    @BeforeEach
    void two_people() {
        giver = People.citizen();
        holder = People.citizen();
    }

    @AfterEach
    void the_register_answers_again() {
        SERVER.register.answersWithStatus(200);
    }

    @ParameterizedTest(name = "given; {0}")
    @CsvSource(textBlock = """
            # steps after giving,                          status, active, reads
            '',                                            proposed, true,  false
            holder accepts,                                active,   true,  true
            holder declines,                               rejected, false, false
            giver ends,                                    inactive, false, false
            holder ends,                                   inactive, false, false
            holder accepts; giver ends,                    inactive, false, false
            holder accepts; holder ends,                   inactive, false, false
            holder declines; holder accepts!,              rejected, false, false
            giver ends; holder accepts!,                   inactive, false, false
            holder accepts; holder accepts!,               active,   true,  true
            holder accepts; holder declines!,              active,   true,  true
            giver accepts!,                                proposed, true,  false
            giver declines!,                               proposed, true,  false
            other accepts!; other declines!; other ends!,  proposed, true,  false
            holder accepts; giver ends; giver ends!,       inactive, false, false
            holder accepts; holder ends; giver ends!,      inactive, false, false
            """)
    void a_life(String steps, String status, boolean active, boolean reads) {
        var power = Powers.given(giver, holder.known(), "registered-information");
        Stream.of(steps.split("; ")).filter(step -> !step.isEmpty()).forEach(step -> take(step, power));

        String token = People.approvedToken(giver, Powers.GIVING);
        var consent = SERVER.get("/Consent/" + power.consent(), token).as(Consent.class);
        assertThat(consent.getStatus().toCode()).isEqualTo(status);
        var related = SERVER.get("/RelatedPerson/" + power.relatedPerson(), token);
        assertThat(related.as(RelatedPerson.class).getActive()).isEqualTo(active);
        assertThat(mayRead()).isEqualTo(reads);
        if (!active) {
            Powers.given(giver, holder.known(), "health-record");
        }
    }

    private void take(String step, Given power) {
        boolean refused = step.endsWith("!");
        String[] words = step.replace("!", "").split(" ");
        var who = switch (words[0]) {
            case "giver" -> giver;
            case "holder" -> holder;
            default -> Cast.SOMEBODY_ELSE;
        };
        var answer = Powers.answer(who, "$" + words[1].replaceAll("s$", "") + "-mandate", power);
        assertThat(answer.status()).as(step + " " + answer.body()).isEqualTo(refused ? 404 : 200);
    }

    /** A token that she was given while she held the power is asked anew each time. */
    private boolean mayRead() {
        People.approve(holder, giver.patient(), READS);
        String token = People.token(holder, giver.patient(), READS);
        return SERVER.get("/Observation", token).status() == 200;
    }

    @Test
    void it_opens_its_areas_and_is_dead_on_the_request_after_it_ended() {
        var power = Powers.accepted(giver, holder, "registered-information");
        assertThat(People.approve(holder, giver.patient(), READS).status()).isEqualTo(200);
        String token = People.token(holder, giver.patient(), READS);
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
        assertThat(SERVER.get("/Condition", token).reason()).isEqualTo("not-covered-by-mandate");

        assertThat(Powers.answer(giver, "$end-mandate", power).status()).isEqualTo(200);

        assertThat(SERVER.get("/Observation", token).reason()).isEqualTo("no-ground");
        assertThat(People.approve(holder, giver.patient(), READS).reason()).isEqualTo("no-ground");
        assertThat(People.operation(
                                "$end-app-access",
                                new Parameters()
                                        .addParameter("actor", new Reference("Patient/" + holder.patient()))
                                        .addParameter("patient", new Reference("Patient/" + giver.patient()))
                                        .addParameter("client-id", People.CLIENT)
                                        .addParameter("sid", holder.sid().toString()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_became_of_it_stands_in_the_log_of_both_and_in_its_history() {
        var power = Powers.accepted(giver, holder, "registered-information");
        Powers.answer(giver, "$end-mandate", power);

        for (var patient : List.of(giver.patient(), holder.patient())) {
            assertThat(log(patient))
                    .extracting(entry -> entry.get("action") + " " + entry.get("actor_id"))
                    .containsExactly("C " + giver.patient(), "U " + holder.patient(), "U " + giver.patient());
        }
        String token = People.approvedToken(giver, "patient/Consent.rs");
        var history = SERVER.get("/Consent/" + power.consent() + "/_history", token);
        assertThat(history.as(Bundle.class).getEntry()).hasSize(3);
        token = People.approvedToken(giver, Powers.GIVING);
        String related = "/RelatedPerson/" + power.relatedPerson() + "/_history";
        assertThat(SERVER.get(related, token).as(Bundle.class).getEntry()).hasSize(2);
        assertThat(SERVER.get(related + "/1", token).as(RelatedPerson.class).getActive())
                .isTrue();
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from hfj_res_link l join hfj_resource r on r.res_id ="
                                        + " l.target_resource_id where r.fhir_id = ? and l.src_path = 'Provenance.target'",
                                Integer.class,
                                power.consent()))
                .isEqualTo(3);
    }

    @Test
    void auth_server_asks_for_her_while_she_is_logged_in_there() {
        var power = Powers.given(giver, holder.known(), "registered-information");
        var who = new Parameters()
                .addParameter("actor", new Reference("Patient/" + holder.patient()))
                .addParameter("sid", holder.sid().toString());
        var in = new Parameters().addParameter("mandate", new Reference("Consent/" + power.consent()));
        who.getParameter().forEach(in::addParameter);

        assertThat(People.operation("$mandates", who).as(Parameters.class).getParameter())
                .hasSize(1);
        assertThat(People.operation("$accept-mandate", in).status()).isEqualTo(200);
        assertThat(log(giver.patient()).getLast())
                .containsEntry("actor_id", holder.patient())
                .containsEntry("client_id", null);
        assertThat(People.operation("$end-mandate", new Parameters().addParameter(in.getParameterFirstRep()))
                        .status())
                .isEqualTo(400);
        Cast.logOut(holder.sid());
        assertThat(People.operation("$end-mandate", in).reason()).isEqualTo("session-ended");
    }

    @Test
    void each_sees_her_own_side_of_it() {
        Powers.accepted(giver, holder, "registered-information", "health-record");
        var third = People.citizen();
        var transaction = Powers.transaction(giver, third.known(), "registered-information");
        Powers.consent(transaction).getProvision().getPeriod().setEndElement(new DateTimeType("2090-01-31"));
        assertThat(Powers.give(giver, transaction).status()).isEqualTo(200);

        var given = mandates(giver);
        assertThat(given).hasSize(2).allSatisfy(power -> {
            assertThat(power.getName()).isEqualTo("given");
            assertThat(text(power, "name")).isEqualTo("My helper");
            assertThat(text(power, "number")).matches("[0-9]{6}\\*{5}");
        });
        assertThat(given).extracting(power -> text(power, "status")).containsExactlyInAnyOrder("active", "proposed");
        var received = mandates(holder);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().getName()).isEqualTo("received");
        assertThat(text(received.getFirst(), "name")).isEqualTo("Synthetic Person");
        assertThat(text(received.getFirst(), "area")).isEqualTo("registered-information health-record");
        SERVER.register.answersWithStatus(500);
        assertThat(mandates(third)).hasSize(1).first().satisfies(power -> {
            assertThat(text(power, "name")).isEmpty();
            assertThat(text(power, "status")).isEqualTo("proposed");
        });
    }

    @Test
    void the_holder_sees_nothing_of_her_other_powers_nor_decides_for_her() {
        Powers.accepted(giver, holder, "registered-information", "health-record", "digital-health-services");
        People.approve(holder, giver.patient(), "patient/*.cruds");
        String token = People.token(holder, giver.patient(), "patient/*.cruds");

        for (String path : List.of("/RelatedPerson", "/Consent", "/AuditEvent")) {
            assertThat(SERVER.get(path, token).reason()).isEqualTo("not-covered-by-mandate");
        }
        assertThat(SERVER.post("/$mandates", token, new Parameters()).reason()).isEqualTo("consent-not-yours");
        assertThat(SERVER.post("", token, Powers.transaction(giver, People.adult(), "health-record"))
                        .reason())
                .isEqualTo("not-covered-by-mandate");
        assertThat(SERVER.post("/Consent", token, Cast.consent("health-archive", giver.patient(), holder.patient()))
                        .reason())
                .isEqualTo("not-covered-by-mandate");
    }

    private static List<ParametersParameterComponent> mandates(Citizen who) {
        var answer = SERVER.post("/$mandates", People.approvedToken(who, "patient/RelatedPerson.s"), new Parameters());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter();
    }

    private static String text(ParametersParameterComponent power, String part) {
        return String.join(
                " ",
                power.getPart().stream()
                        .filter(one -> one.getName().equals(part))
                        .map(one -> one.getValue().primitiveValue())
                        .toList());
    }

    private static List<Map<String, Object>> log(String patient) {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select * from samtykke.usage_log where patient_id = ? and service = 'representation'"
                                + " and kind = 'consent' order by recorded, id",
                        patient);
    }
}
