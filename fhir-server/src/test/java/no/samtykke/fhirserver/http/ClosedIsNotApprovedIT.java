package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** What is closed is told while she logs in, and no app is approved for it. */
class ClosedIsNotApprovedIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String ALL = "patient/*.cruds";

    private final People.Citizen kari = People.citizen();

    @Test
    void her_own_access_is_told_at_log_in_and_what_is_closed_is_not_approved() {
        assertThat(ownAccess()).isEqualTo("open");

        Stored.close(kari.patient(), "inactive-represented");
        assertThat(ownAccess()).isEqualTo("inactive");
        assertThat(People.approve(kari, kari.patient(), ALL).reason()).isEqualTo("inactive-represented");

        Stored.close(kari.patient(), "self-access-closure");
        assertThat(ownAccess()).isEqualTo("closed");
        assertThat(People.approve(kari, kari.patient(), ALL).reason()).isEqualTo("access-closed");
    }

    @Test
    void one_who_closed_her_own_access_approves_apps_for_her_child() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        Stored.close(kari.patient(), "self-access-closure");

        assertThat(People.approve(kari, patient, ALL).status()).isEqualTo(200);
        Stored.close(patient, "self-access-closure");
        assertThat(People.approve(kari, patient, ALL).reason()).isEqualTo("access-closed");
    }

    @Test
    void a_holder_is_not_told_that_the_giver_has_closed() {
        var holder = People.citizen();
        Stored.mandate(kari.patient(), holder.known(), "health-record");
        assertThat(People.approve(holder, kari.patient(), ALL).status()).isEqualTo(200);

        Stored.close(kari.patient(), "self-access-closure");

        assertThat(People.approve(holder, kari.patient(), ALL).reason()).isEqualTo("not-covered-by-mandate");
    }

    private String ownAccess() {
        return People.login(kari.known(), UUID.randomUUID())
                .as(Parameters.class)
                .getParameter("own-access")
                .getValue()
                .primitiveValue();
    }
}
