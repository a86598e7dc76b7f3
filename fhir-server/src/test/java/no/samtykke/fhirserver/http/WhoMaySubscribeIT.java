package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.push.Courier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who subscribes to what, and where it is sent: within what was granted, and nowhere else. */
class WhoMaySubscribeIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final TestReceiver RECEIVER = TestReceiver.ONE;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Courier courier = new Courier(SERVER.context);
    private final Citizen kari = People.citizen();

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

    @ParameterizedTest(name = "{0}: {1} to {2} by {3} is {4}")
    @CsvSource(delimiter = '|', textBlock = """
            stranger | Consent?category=register-reservation&organization:identifier=974761467 | ours                     | rest-hook | 403
            hospital | Consent?category=register-reservation&organization:identifier=983974724 | ours                     | rest-hook | 403
            register | Consent?category=register-reservation&organization:identifier=983974724 | ours                     | rest-hook | 403
            register | Consent?category=register-reservation                                   | ours                     | rest-hook | 403
            register | Consent?category=platform-terms                                         | ours                     | rest-hook | 403
            register | Consent?category=app-access                                             | ours                     | rest-hook | 403
            register | Consent?                                                                | ours                     | rest-hook | 400
            register | Consent?patient=1                                                       | ours                     | rest-hook | 400
            register | Observation?code=1                                                      | ours                     | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | https://evil.example/    | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | http://169.254.169.254/  | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours                     | websocket | 400
            """)
    void nobody_subscribes_to_more_than_was_granted_or_to_somewhere_else(
            String client, String criteria, String endpoint, String channel, int status) {
        var wish = SettingSubscriptionsIT.wish(criteria, "", endpoint.equals("ours") ? RECEIVER.endpoint() : endpoint);
        wish.getChannel().setType(SubscriptionChannelType.fromCode(channel));
        var in = new Parameters();
        in.addParameter().setName("subscription").setResource(wish);

        assertThat(ask("$setting-subscriptions", client, in).status()).isEqualTo(status);
        assertThat(database.queryForObject("select count(*) from samtykke.setting_subscription", Integer.class))
                .isZero();
    }

    @Test
    void of_the_subscriptions_of_others_nothing_is_seen() {
        SettingSubscriptionsIT.subscribe("register", SettingSubscriptionsIT.HERS, "", RECEIVER.endpoint());
        database.update("update samtykke.setting_subscription set client_id = 'another'");

        assertThat(ask("$setting-subscriptions", "register", new Parameters())
                        .as(Parameters.class)
                        .hasParameter("subscription"))
                .isFalse();
    }

    @Test
    void what_is_not_granted_any_more_is_not_sent() {
        SettingSubscriptionsIT.subscribe("register", SettingSubscriptionsIT.HERS, "", RECEIVER.endpoint());
        Stored.close(kari.patient(), "register-reservation");
        database.update("update samtykke.setting_subscription set client_id = 'stranger'");
        courier.deliver();
        database.update("update samtykke.setting_subscription set client_id = 'register', organisation = '983974724'");
        courier.deliver();
        database.update("update samtykke.setting_subscription set organisation = null, endpoint = endpoint || '2'");
        courier.deliver();

        assertThat(RECEIVER.got()).isEmpty();
        assertThat(disclosures()).isEmpty();
    }

    private List<String> disclosures() {
        return database.queryForList(
                "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                kari.patient());
    }
}
