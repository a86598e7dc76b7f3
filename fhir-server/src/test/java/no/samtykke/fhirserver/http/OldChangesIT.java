package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.fhirserver.http.People.Citizen;
import org.junit.jupiter.api.Test;

/** The nightly job forgets what became of settings, and that it was received; what has not arrived stays. */
class OldChangesIT extends ToldOfSettings {

    private final Citizen ola = People.citizen();

    @Test
    void a_change_is_forgotten_after_a_year_and_one_who_follows_from_before_is_told_so() {
        subscribe("id-only");
        Stored.close(kari.patient(), "register-reservation");
        courier.deliver();
        RECEIVER.kill();
        Stored.close(ola.patient(), "register-reservation");
        courier.deliver();
        var register = new FollowingRegister();
        register.follow(1000);
        longAgo("consent_change", "recorded_at");
        longAgo("setting_delivery", "received_at");
        long last = database.queryForObject(
                "select max(position) from samtykke.consent_change where patient_id = ?", Long.class, kari.patient());

        Leaving.erase();

        assertThat(count("consent_change", kari)).isZero();
        assertThat(count("setting_delivery", kari)).isZero();
        assertThat(count("consent_change", ola)).isPositive();
        assertThat(count("setting_delivery", ola)).isEqualTo(1);
        assertThat(database.queryForObject("select forgotten from samtykke.consent_change_order", Long.class))
                .isEqualTo(last);
        assertThat(register.follow(10)).isEmpty();
    }

    private void longAgo(String table, String column) {
        database.update(
                "update samtykke." + table + " set " + column + " = " + column
                        + " - interval '367 days' where patient_id = ?",
                kari.patient());
    }

    private int count(String table, Citizen citizen) {
        return database.queryForObject(
                "select count(*) from samtykke." + table + " where patient_id = ?", Integer.class, citizen.patient());
    }
}
