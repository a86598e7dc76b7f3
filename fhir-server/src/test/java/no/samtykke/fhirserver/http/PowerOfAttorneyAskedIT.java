package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.Powers.Given;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked before a power of attorney is accepted or ended, and what is not. */
class PowerOfAttorneyAskedIT {

    private static final RunningServer SERVER = RunningServer.ONE;

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

    @Test
    void the_register_and_both_peoples_terms_are_asked_when_it_is_accepted() {
        var power = Powers.given(giver, holder.known(), "registered-information");
        var holders = holder.known().inRegister();
        var givers = giver.known().inRegister();

        People.isNowBorn(holder.known(), today().minusYears(18).plusDays(1));
        refused(power, 403, "holder-under-age");
        People.isNowBorn(holder.known(), today().minusYears(18));
        Registered.protect("fortrolig", holders.getMeta());
        refused(power, 403, "protected-address");
        holders.getMeta().setSecurity(null);
        Registered.protect("strengtFortrolig", givers.getMeta());
        refused(power, 403, "protected-address");
        givers.getMeta().setSecurity(null);
        givers.setDeceased(new BooleanType(true));
        refused(power, 403, "no-ground");
        givers.setDeceased(null);
        SERVER.register.answersWithStatus(500);
        refused(power, 403, "register-unavailable");
        SERVER.register.answersWithStatus(200);
        assertThat(Powers.answer(holder, "$accept-mandate", power).status()).isEqualTo(200);
    }

    @Test
    void it_may_be_ended_whatever_else_is_closed() {
        var power = Powers.accepted(giver, holder, "registered-information");
        String token = People.approvedToken(giver, "patient/Consent.u patient/RelatedPerson.s");
        Stored.close(giver.patient(), "self-access-closure");
        People.isNowBorn(giver.known(), today().minusYears(15));
        SERVER.register.answersWithStatus(500);

        assertThat(SERVER.post("/$mandates", token, new Parameters()).status()).isEqualTo(200);
        var in = new Parameters().addParameter("mandate", new Reference("Consent/" + power.consent()));
        assertThat(SERVER.post("/$end-mandate", token, in).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$accept-mandate", "$decline-mandate", "$end-mandate"})
    void session_level_scope_and_approval_are_asked_all_the_same(String operation) {
        var power = Powers.given(giver, holder.known(), "registered-information");
        var in = new Parameters().addParameter("mandate", new Reference("Consent/" + power.consent()));
        String path = "/" + operation;

        assertThat(SERVER.post(path, People.approvedToken(holder, "patient/Consent.rs"), in)
                        .reason())
                .isEqualTo("scope-missing");
        assertThat(SERVER.post(path, People.approvedToken(holder, "patient/Consent.u?category=health-archive"), in)
                        .reason())
                .isEqualTo("scope-missing");
        String unapproved = SERVER.issuer.appToken(
                "other", "patient/*.cruds", holder.patient(), holder.patient(), "idporten-loa-high", holder.sid());
        assertThat(SERVER.post(path, unapproved, in).reason()).isEqualTo("app-access-missing");
        People.approve(holder, holder.patient(), "patient/Consent.u");
        String low = SERVER.issuer.appToken(
                People.CLIENT,
                "patient/Consent.u",
                holder.patient(),
                holder.patient(),
                "idporten-loa-substantial",
                holder.sid());
        assertThat(SERVER.post(path, low, in).reason()).isEqualTo("level-too-low");
        assertThat(SERVER.post(path, SERVER.issuer.systemToken("loader", "system/*.cruds"), in)
                        .reason())
                .isEqualTo("not-served");
        String narrowed = "patient/Consent.u?category=proxy-mandate";
        assertThat(SERVER.post(path, People.approvedToken(holder, narrowed), in).status())
                .isEqualTo(200);
        Cast.logOut(holder.sid());
        assertThat(SERVER.post(path, People.token(holder, holder.patient(), narrowed), in)
                        .reason())
                .isEqualTo("session-ended");
    }

    private void refused(Given power, int status, String reason) {
        var answer = Powers.answer(holder, "$accept-mandate", power);
        assertThat(answer.reason()).as(answer.body()).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static LocalDate today() {
        return LocalDate.now(SERVER.clock());
    }
}
