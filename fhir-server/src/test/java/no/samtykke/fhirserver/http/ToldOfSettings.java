package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.consent;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.TestReceiver.Got;
import no.samtykke.fhirserver.push.Courier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A receiver that lives, subscribers that are gone after each test, and one person to be told of. */
abstract class ToldOfSettings {

    static final RunningServer SERVER = RunningServer.ONE;
    static final TestReceiver RECEIVER = TestReceiver.ONE;
    static final String RESERVATION = "register-reservation";

    final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    final Courier courier = new Courier(SERVER.context);
    final Citizen kari = People.citizen();

    @BeforeEach
    void a_receiver_lives() {
        RECEIVER.forget();
        RECEIVER.live();
    }

    @AfterEach
    void nobody_subscribes() {
        database.update("delete from samtykke.setting_subscription");
        RECEIVER.kill();
    }

    /** What was sent about a person, whole. */
    static List<Got> of(Citizen citizen) {
        return RECEIVER.got().stream()
                .filter(got -> got.body().contains(number(citizen)))
                .toList();
    }

    static List<String> states(Citizen citizen) {
        return of(citizen).stream()
                .map(got -> consent(got).getStatus().toCode())
                .toList();
    }

    final List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }

    static String close(Citizen citizen) {
        return Stored.close(citizen.patient(), RESERVATION).getIdElement().getIdPart();
    }

    static String number(Citizen citizen) {
        return citizen.known().id().value();
    }
}
