package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves the services to those who represent her must be represented by somebody. */
class InactiveRepresentedIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final People.Citizen kari = People.citizen();
    private final String token = People.approvedToken(kari, "patient/*.cruds");

    @AfterEach
    void the_register_answers_again() {
        SERVER.register.answersWithStatus(200);
    }

    @Test
    void she_becomes_inactive_only_when_somebody_represents_her() {
        assertThat(give("inactive-represented").status()).isEqualTo(409);
        assertThat(give("inactive-represented").reason()).isEqualTo("nobody-represents-you");
        SERVER.register.answersWithStatus(500);
        assertThat(give("inactive-represented").reason()).isEqualTo("register-unavailable");
        SERVER.register.answersWithStatus(200);
        People.guardian(People.adult(), kari.known(), "oekonomiskeInteresser");
        assertThat(give("inactive-represented").reason()).isEqualTo("nobody-represents-you");

        People.guardian(People.adult(), kari.known(), "personligeOgOekonomiskeInteresser");

        assertThat(give("inactive-represented").status()).isEqualTo(201);
        assertThat(SERVER.get("/Patient/" + kari.patient(), token).reason()).isEqualTo("inactive-represented");
    }

    @Test
    void a_power_of_attorney_that_is_accepted_represents_her_too() {
        Stored.mandate(kari.patient(), People.adult(), "health-record");

        assertThat(give("inactive-represented").status()).isEqualTo(201);
    }

    private Answer give(String category) {
        return SERVER.post("/Consent", token, Cast.consent(category, kari.patient(), kari.patient()));
    }
}
