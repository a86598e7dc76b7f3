package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What auth-server asks about approvals, and that one that is ended is dead on the next request. */
class AppsWithAccessIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private People.Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void she_has_approved_an_app() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/Observation.rs fhirUser");
    }

    @Test
    void the_scopes_approved_are_told() {
        assertThat(approvedScopes(kari.patient()).split(" "))
                .containsExactlyInAnyOrder("patient/Observation.rs", "fhirUser");
    }

    @Test
    void for_another_app_or_patient_or_actor_there_are_none() {
        var other = People.citizen();

        assertThat(ask("$approved-scopes", kari.patient(), kari.patient(), "other", kari.sid())
                        .hasParameter("scope"))
                .isFalse();
        assertThat(approvedScopes(other.patient())).isEmpty();
        assertThat(ask("$approved-scopes", other.patient(), kari.patient(), People.CLIENT, other.sid())
                        .hasParameter("scope"))
                .isFalse();
    }

    @Test
    void in_a_session_that_has_ended_or_is_anothers_there_are_none() {
        var other = People.citizen();

        assertThat(ask("$approved-scopes", kari.patient(), kari.patient(), People.CLIENT, other.sid())
                        .hasParameter("scope"))
                .isFalse();
        Cast.logOut(kari.sid());
        assertThat(approvedScopes(kari.patient())).isEmpty();
    }

    @Test
    void all_her_apps_are_listed_with_who_answers_for_them() {
        var ola = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), ola);
        String child = People.accept(kari.known(), kari.sid(), ola);
        People.approve(kari, child, "patient/*.rs");

        var apps = apps();

        assertThat(apps).hasSize(2);
        assertThat(apps)
                .extracting(app -> ((Reference) part(app, "patient")).getReference())
                .containsExactlyInAnyOrder("Patient/" + kari.patient(), "Patient/" + child);
        var own = apps.stream()
                .filter(app -> ((Reference) part(app, "patient")).getReference().endsWith(kari.patient()))
                .findFirst()
                .orElseThrow();
        assertThat(part(own, "client-id").primitiveValue()).isEqualTo(People.CLIENT);
        assertThat(part(own, "name").primitiveValue()).isEqualTo("Test app");
        assertThat(part(own, "controller").primitiveValue()).isEqualTo("Testers");
        assertThat(part(own, "scope").primitiveValue()).contains("patient/Observation.rs");
        assertThat(((InstantType) part(own, "since")).getValue())
                .isBeforeOrEqualTo(SERVER.clock().instant());
    }

    @Test
    void an_access_that_is_ended_is_dead_on_the_next_request_and_logged_as_hers() {
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);

        assertThat(end(kari, kari.patient())).isTrue();

        assertThat(SERVER.get("/Observation", token).reason()).isEqualTo("app-access-missing");
        assertThat(approvedScopes(kari.patient())).isEmpty();
        assertThat(apps()).isEmpty();
        assertThat(end(kari, kari.patient())).isFalse();
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select * from samtykke.usage_log where patient_id = ? and kind = 'consent'"
                                        + " order by recorded, id",
                                kari.patient())
                        .getLast())
                .containsEntry("action", "U")
                .containsEntry("actor_id", kari.patient())
                .containsEntry("client_id", People.CLIENT)
                .containsEntry("client_name", "Test app")
                .containsEntry("ground", "own-data")
                .containsEntry("sid", kari.sid());
    }

    @Test
    void what_another_gave_is_not_hers_to_end() {
        var other = People.citizen();

        assertThat(end(other, kari.patient())).isFalse();
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
    }

    @Test
    void what_she_gave_for_a_child_she_may_end_when_she_acts_for_it_no_more() {
        var ola = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), ola);
        String child = People.accept(kari.known(), kari.sid(), ola);
        People.approve(kari, child, "patient/*.rs");
        People.isNowBorn(ola, LocalDate.now(SERVER.clock()).minusYears(20));

        assertThat(end(kari, child)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$approved-scopes", "$apps-with-access", "$end-app-access", "$resume"})
    void no_app_and_no_system_may_ask(String operation) {
        for (String other : List.of(token, SERVER.issuer.systemToken("loader", "system/*.cruds"))) {
            var answer = SERVER.post("/" + operation, other, asked(kari.patient(), kari.patient(), People.CLIENT));

            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.reason()).isEqualTo("not-served");
        }
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "patient", "client-id", "sid"})
    void what_is_missing_is_named(String missing) {
        var in = asked(kari.patient(), kari.patient(), People.CLIENT)
                .addParameter("sid", new StringType(kari.sid().toString()));
        in.getParameter().removeIf(parameter -> parameter.getName().equals(missing));

        var answer = People.operation("$end-app-access", in);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Parameter " + missing);
    }

    private String approvedScopes(String patient) {
        var out = ask("$approved-scopes", kari.patient(), patient, People.CLIENT, kari.sid());
        return out.hasParameter("scope") ? out.getParameter("scope").getValue().primitiveValue() : "";
    }

    private List<ParametersParameterComponent> apps() {
        var answer = People.operation(
                "$apps-with-access",
                new Parameters().addParameter("actor", new Reference("Patient/" + kari.patient())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class).getParameter();
    }

    private static Type part(ParametersParameterComponent app, String name) {
        return app.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static boolean end(People.Citizen actor, String patient) {
        return ((BooleanType) ask("$end-app-access", actor.patient(), patient, People.CLIENT, actor.sid())
                        .getParameter("ended")
                        .getValue())
                .booleanValue();
    }

    private static Parameters ask(String operation, String actor, String patient, String clientId, UUID sid) {
        var answer = People.operation(
                operation, asked(actor, patient, clientId).addParameter("sid", new StringType(sid.toString())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static Parameters asked(String actor, String patient, String clientId) {
        return new Parameters()
                .addParameter("actor", new Reference("Patient/" + actor))
                .addParameter("patient", new Reference("Patient/" + patient))
                .addParameter("client-id", new StringType(clientId));
    }
}
