package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.LocalDate;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** {@code $explain} by support: only while the citizen lets it in, and she sees it. */
class ExplainToSupportIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SUPPORT =
            SERVER.issuer.systemToken("support-system", "https://samtykke.example/scope/support");

    private final Citizen kari = People.citizen();

    @Test
    void is_told_while_she_lets_it_in_and_she_sees_it() {
        String token = People.approvedToken(kari, "patient/*.rs");
        letIn(kari, today());
        Stored.close(kari.patient(), "kjernejournal-access-closure");

        var told = ExplainIT.ask(SUPPORT, about(new Reference("Patient/" + kari.patient()), "AllergyIntolerance"));
        var byNumber = ExplainIT.ask(
                SUPPORT,
                ExplainIT.question("search", "AllergyIntolerance")
                        .addParameter("patient", People.identifier(kari.known().id()))
                        .addParameter("client-id", new StringType(People.CLIENT)));

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(ExplainIT.code(told.as(Parameters.class), "reason")).isEqualTo("kjernejournal-access-closed");
        assertThat(byNumber.body()).isEqualTo(told.body());
        var log = SERVER.get("/AuditEvent", token).entries();
        assertThat(log)
                .map(AuditEvent.class::cast)
                .filteredOn(entry -> "support-system"
                        .equals(entry.getAgentFirstRep()
                                .getWho()
                                .getIdentifier()
                                .getValue()))
                .hasSize(2)
                .allMatch(entry -> entry.getSubtypeFirstRep().getCode().equals("consents"));
    }

    @Test
    void sees_her_settings_and_nothing_else_while_she_lets_it_in() {
        String token = People.approvedToken(kari, "patient/*.rs");
        var who = new Parameters().addParameter("patient", new Reference("Patient/" + kari.patient()));
        var nobody = new Parameters().addParameter("patient", new Reference("Patient/nobody"));

        var before = SERVER.post("/$support-settings", SUPPORT, who);

        assertThat(before.status()).isEqualTo(404);
        assertThat(before.body())
                .isEqualTo(SERVER.post("/$support-settings", SUPPORT, nobody).body());

        letIn(kari, today());
        var told = SERVER.post("/$support-settings", SUPPORT, who);

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.entries())
                .hasSize(3)
                .allSatisfy(one -> assertThat(((Consent) one).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE))
                .allSatisfy(one ->
                        assertThat(((Consent) one).getPatient().getReference()).endsWith(kari.patient()));
        assertThat(SERVER.get("/AuditEvent", token).entries())
                .map(AuditEvent.class::cast)
                .filteredOn(entry -> "support-system"
                        .equals(entry.getAgentFirstRep()
                                .getWho()
                                .getIdentifier()
                                .getValue()))
                .as("what was refused and what was told")
                .hasSize(2);
        assertThat(SERVER.post("/$support-settings", token, who).status()).isEqualTo(403);
    }

    @Test
    void is_told_nothing_without_her_consent_and_the_same_of_one_who_is_not_here() {
        var refused = ExplainIT.ask(SUPPORT, about(new Reference("Patient/" + kari.patient()), "Observation"));
        var absent = ExplainIT.ask(SUPPORT, about(new Reference("Patient/nobody"), "Observation"));
        var unknown = ExplainIT.ask(
                SUPPORT,
                ExplainIT.question("search", "Observation")
                        .addParameter(
                                "patient", People.identifier(People.adult().id()))
                        .addParameter("client-id", new StringType(People.CLIENT)));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.reason()).isEqualTo("support-access-missing");
        assertThat(told(absent)).isEqualTo(told(refused));
        assertThat(told(unknown)).isEqualTo(told(refused));
    }

    /** All but the number of the request, which is another each time. */
    private static String told(Answer answer) {
        return answer.body().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    @Test
    void is_told_nothing_after_the_last_day_nor_by_a_consent_without_one() {
        letIn(kari, today().minusDays(1));

        assertThat(ExplainIT.ask(SUPPORT, about(new Reference("Patient/" + kari.patient()), "Observation"))
                        .reason())
                .isEqualTo("support-access-missing");

        var forEver = People.citizen();
        var withoutEnd = Cast.consent("support-access", forEver.patient(), forEver.patient());
        withoutEnd.getProvision().setPeriod(null);
        Stored.store(withoutEnd);

        assertThat(ExplainIT.ask(SUPPORT, about(new Reference("Patient/" + forEver.patient()), "Observation"))
                        .reason())
                .isEqualTo("support-access-missing");
    }

    @Test
    void is_told_of_one_who_acts_for_her_only_if_both_let_it_in() {
        var mother = People.citizen();
        letIn(kari, today());
        var question = about(new Reference("Patient/" + kari.patient()), "Observation")
                .addParameter("actor", new Reference("Patient/" + mother.patient()));

        assertThat(ExplainIT.ask(SUPPORT, question).reason()).isEqualTo("support-access-missing");

        letIn(mother, today());

        assertThat(ExplainIT.code(ExplainIT.ask(SUPPORT, question).as(Parameters.class), "reason"))
                .isEqualTo("app-access-missing");
    }

    @Test
    void is_told_nothing_without_the_scope_and_never_of_one_resource() {
        letIn(kari, today());
        var question = about(new Reference("Patient/" + kari.patient()), "Observation");

        assertThat(ExplainIT.ask(SERVER.issuer.systemToken("support-system", "system/*.cruds"), question)
                        .status())
                .isEqualTo(403);
        assertThat(ExplainIT.ask(
                                SUPPORT,
                                new Parameters()
                                        .addParameter("patient", new Reference("Patient/" + kari.patient()))
                                        .addParameter("client-id", new StringType(People.CLIENT))
                                        .addParameter("reference", new Reference("Observation/1")))
                        .status())
                .isEqualTo(400);
    }

    private static Parameters about(Reference patient, String type) {
        return ExplainIT.question("search", type)
                .addParameter("patient", patient)
                .addParameter("client-id", new StringType(People.CLIENT));
    }

    private static void letIn(Citizen citizen, LocalDate lastDay) {
        var consent = Cast.consent("support-access", citizen.patient(), citizen.patient());
        consent.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType(lastDay.minusDays(1).toString()))
                .setEndElement(new DateTimeType(lastDay.toString()));
        SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class).create(consent, new SystemRequestDetails());
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }
}
