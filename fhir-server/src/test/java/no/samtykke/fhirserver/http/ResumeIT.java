package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log-in by a device of hers is a log-in: all is asked anew, and she is told who she is. */
class ResumeIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String DEVICE = "samtykke-device";

    private final People.Citizen kari = People.citizen();
    private final UUID sid = UUID.randomUUID();

    @AfterEach
    void the_register_answers_again() {
        SERVER.register.answersWithStatus(200);
    }

    @Test
    void she_is_admitted_her_session_begins_and_it_is_logged_once() {
        var out = resume(kari.patient(), DEVICE, sid, "pop", "user");
        resume(kari.patient(), DEVICE, sid, "pop", "user");

        assertThat(out.getParameter("outcome").getValue().primitiveValue()).isEqualTo("admitted");
        assertThat(((BooleanType) out.getParameter("terms-accepted").getValue()).booleanValue())
                .isTrue();
        assertThat(out.getParameter("terms").getValue().primitiveValue()).isEqualTo(People.TERMS);
        assertThat(((Reference) out.getParameter("patient").getValue()).getReference())
                .isEqualTo("Patient/" + kari.patient());
        assertThat(((Identifier) out.getParameter("identifier").getValue()).getValue())
                .isEqualTo(kari.known().id().value());
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList("select * from samtykke.usage_log where kind = 'login' and sid = ?", sid))
                .hasSize(1);
        People.approve(kari, kari.patient(), "patient/*.rs");
        String token =
                SERVER.issuer.appToken(People.CLIENT, "patient/*.rs", kari.patient(), kari.patient(), DEVICE, sid);
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
    }

    @Test
    void an_unknown_patient_is_refused() {
        assertThat(refusal(UUID.randomUUID().toString(), DEVICE, sid, "pop")).isEqualTo("unknown-person");
    }

    @Test
    void one_who_has_not_accepted_the_terms_or_withdrew_is_refused() {
        var patient = new Patient();
        patient.addIdentifier(People.identifier(People.adult().id()));
        String loaded = People.load(patient).getFirst();
        assertThat(refusal(loaded, DEVICE, sid, "pop")).isEqualTo("terms-not-accepted");

        Cast.withdraw(kari, kari.patient(), "platform-terms");
        assertThat(refusal(kari.patient(), DEVICE, sid, "pop")).isEqualTo("terms-not-accepted");
    }

    @Test
    void a_level_that_is_too_low_or_without_a_proof_is_refused() {
        assertThat(refusal(kari.patient(), "idporten-loa-substantial", sid, "pop"))
                .isEqualTo("level-too-low");
        assertThat(refusal(kari.patient(), DEVICE, sid)).isEqualTo("level-too-low");
        assertThat(refusal(kari.patient(), DEVICE, sid, "user")).isEqualTo("level-too-low");
    }

    @Test
    void what_the_register_says_now_counts() {
        var replaced = SyntheticNumbers.bornOn("1979-03-03", 1);
        kari.known().inRegister().getIdentifierFirstRep().setUse(Identifier.IdentifierUse.OLD);
        kari.known().inRegister().addIdentifier(People.identifier(replaced).setUse(Identifier.IdentifierUse.OFFICIAL));
        assertThat(refusal(kari.patient(), DEVICE, sid, "pop")).isEqualTo("number-replaced");

        var dead = People.citizen();
        dead.known().inRegister().setDeceased(new BooleanType(true));
        assertThat(refusal(dead.patient(), DEVICE, sid, "pop")).isEqualTo("deceased");
    }

    @Test
    void a_session_that_has_ended_or_is_anothers_is_not_had_back() {
        Cast.logOut(kari.sid());
        assertThat(refusal(kari.patient(), DEVICE, kari.sid(), "pop")).isEqualTo("session-ended");

        var other = People.citizen();
        assertThat(refusal(kari.patient(), DEVICE, other.sid(), "pop")).isEqualTo("session-ended");
    }

    @Test
    void a_refusal_is_logged() {
        refusal(kari.patient(), "idporten-loa-low", sid, "pop");

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList("select * from samtykke.usage_log where kind = 'login' and sid = ?", sid))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "level-too-low"));
    }

    private static String refusal(String actor, String acr, UUID sid, String... amr) {
        var out = resume(actor, acr, sid, amr);
        assertThat(out.getParameter("outcome").getValue().primitiveValue()).isEqualTo("refused");
        assertThat(out.hasParameter("identifier")).isFalse();
        return ((Coding) out.getParameter("reason").getValue()).getCode();
    }

    private static Parameters resume(String actor, String acr, UUID sid, String... amr) {
        var in = new Parameters()
                .addParameter("actor", new Reference("Patient/" + actor))
                .addParameter("acr", new StringType(acr))
                .addParameter("sid", new StringType(sid.toString()));
        Arrays.stream(amr).forEach(method -> in.addParameter("amr", new StringType(method)));
        var answer = People.operation("$resume", in);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }
}
