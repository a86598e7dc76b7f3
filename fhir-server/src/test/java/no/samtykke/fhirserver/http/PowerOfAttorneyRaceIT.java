package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two requests about one power of attorney at the same moment: what an order rule forbids is never there after both.
 */
class PowerOfAttorneyRaceIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int TRIES = 20;

    private static Citizen giver = Cast.SOMEBODY_ELSE;
    private static Citizen holder = Cast.SOMEBODY_ELSE;
    private static String givers = "";
    private static String holders = "";

    @BeforeAll
    static void two_people_with_an_app_each() {
        giver = People.citizen();
        holder = People.citizen();
        givers = People.approvedToken(giver, Powers.GIVING);
        holders = People.approvedToken(holder, "patient/Consent.u");
    }

    @Test
    void two_powers_to_one_person_are_never_given_at_once() {
        for (int i = 0; i < TRIES; i++) {
            var transaction = Powers.transaction(giver, People.adult(), "registered-information");

            var answers = AtOnce.sent(
                    () -> SERVER.post("", givers, transaction), () -> SERVER.post("", givers, transaction.copy()));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            endAllGiven();
        }
    }

    @Test
    void a_power_that_was_ended_is_not_accepted_afterwards() {
        for (int i = 0; i < TRIES; i++) {
            var power = Powers.given(giver, holder.known(), "registered-information");
            // Approving for the fixture replaced the app's access; the scopes of both tokens are approved again.
            People.approve(giver, giver.patient(), Powers.GIVING);
            var in = new Parameters().addParameter("mandate", new Reference("Consent/" + power.consent()));

            var answers = AtOnce.sent(
                    () -> SERVER.post("/$accept-mandate", holders, in),
                    () -> SERVER.post("/$end-mandate", givers, in.copy()));

            assertThat(answers.getLast().status()).as(answers.getLast().body()).isEqualTo(200);
            assertThat(answers.getFirst().status())
                    .as(answers.getFirst().body())
                    .isIn(200, 404);
            assertThat(SERVER.get("/Consent/" + power.consent(), givers)
                            .as(Consent.class)
                            .getStatus())
                    .isEqualTo(Consent.ConsentState.INACTIVE);
            People.approve(holder, giver.patient(), "patient/Observation.rs");
            assertThat(SERVER.get("/Observation", People.token(holder, giver.patient(), "patient/Observation.rs"))
                            .status())
                    .isEqualTo(403);
        }
    }

    private static void endAllGiven() {
        SERVER.post("/$mandates", givers, new Parameters()).as(Parameters.class).getParameter().stream()
                .map(given -> new Parameters()
                        .addParameter("mandate", given.getPartFirstRep().getValue()))
                .forEach(in -> assertThat(
                                SERVER.post("/$end-mandate", givers, in).status())
                        .isEqualTo(200));
    }
}
