package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.FULL;
import static no.samtykke.fhirserver.http.Subscribing.HERS;
import static no.samtykke.fhirserver.http.Subscribing.byTopic;
import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static no.samtykke.fhirserver.http.Subscribing.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who subscribes to what, and where it is sent: within what was granted, and nowhere else. */
class WhoMaySubscribeIT extends ToldOfSettings {

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
            register | Consent?category=register-reservation&patient=1                         | ours                     | rest-hook | 400
            register | Consent?category=register-reservation&_include=*                        | ours                     | rest-hook | 400
            register | Observation?code=1                                                      | ours                     | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | https://evil.example/    | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | http://169.254.169.254/  | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours/../admin            | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours?to=evil.example     | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours#evil                | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | http://[::1]/settings    | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | http://0177.0.0.1/       | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | file:///etc/passwd       | rest-hook | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours                     | websocket | 400
            register | Consent?category=register-reservation&organization:identifier=974761467 | ours                     | email     | 400
            """)
    void nobody_subscribes_to_more_than_was_granted_or_to_somewhere_else(
            String client, String criteria, String endpoint, String channel, int status) {
        String to = endpoint.replace("ours", RECEIVER.endpoint());
        for (var wish : List.of(wish(criteria, "", to), byTopic(criteria, "id-only", to))) {
            wish.getChannel().setType(SubscriptionChannelType.fromCode(channel));

            assertThat(Subscribing.send(client, wish).status()).isEqualTo(status);
        }
        assertThat(stored()).isZero();
    }

    @ParameterizedTest(name = "with {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            system/Consent.cruds                                     | 403
            system/Subscription.cruds                                | 403
            system/Consent.s system/Subscription.r                   | 403
            system/Consent.s system/*.cruds                          | 403
            system/Consent.s system/Subscription.c?status=requested  | 403
            system/Consent.s?category=research-consent system/Subscription.c | 403
            patient/Subscription.cruds user/Consent.s                | 403
            https://samtykke.example/scope/staff                     | 403
            system/Consent.s system/Subscription.c                   | 201
            """)
    void a_system_needs_both_scopes_by_their_names(String scopes, int status) {
        String token = SERVER.issuer.systemToken("register", scopes);

        assertThat(SERVER.post("/Subscription", token, byTopic(HERS, "id-only", RECEIVER.endpoint()))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_whole_consent_needs_the_grant_to_read_it() {
        var grants = "Consent?category=record-access-closure";

        assertThat(Subscribing.send("watcher", byTopic(grants, "id-only", RECEIVER.endpoint()))
                        .status())
                .isEqualTo(201);
        assertThat(Subscribing.send("watcher", byTopic(grants, FULL, RECEIVER.endpoint()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_citizen_is_told_that_there_is_no_such_thing() {
        String id = subscribe("id-only");
        String hers = People.approvedToken(kari, "patient/*.cruds");

        assertThat(SERVER.get("/Subscription/" + id, hers).reason()).isEqualTo("not-served");
        assertThat(SERVER.get("/Subscription", hers).reason()).isEqualTo("not-served");
        assertThat(SERVER.delete("/Subscription/" + id, hers).reason()).isEqualTo("not-served");
        assertThat(SERVER.post("/Subscription", hers, byTopic(HERS, "id-only", RECEIVER.endpoint()))
                        .reason())
                .isEqualTo("not-served");
        assertThat(SERVER.get("/Subscription/" + id + "/$events", hers).reason())
                .isEqualTo("not-served");
    }

    @Test
    void another_systems_is_like_one_that_is_not_there() {
        String id = subscribe("id-only");
        database.update("update samtykke.setting_subscription set client_id = 'another'");
        String nowhere = "00000000-0000-4000-8000-000000000000";
        String token = Subscribing.token("register");

        assertThat(SERVER.get("/Subscription", token).as(Bundle.class).getTotal())
                .isZero();
        for (String path : List.of("", "/$status", "/$events")) {
            assertThat(told(SERVER.get("/Subscription/" + id + path, token)))
                    .isEqualTo(told(SERVER.get("/Subscription/" + nowhere + path, token)))
                    .startsWith("404");
        }
        assertThat(told(SERVER.delete("/Subscription/" + id, token)))
                .isEqualTo(told(SERVER.delete("/Subscription/" + nowhere, token)))
                .startsWith("404");
        assertThat(told(SERVER.put("/Subscription/" + id, token, changed(id))))
                .isEqualTo(told(SERVER.put("/Subscription/" + nowhere, token, changed(nowhere))))
                .startsWith("404");
        assertThat(stored()).isEqualTo(1);
        database.update("update samtykke.setting_subscription set client_id = 'register', organisation = '974761467'");
        assertThat(SERVER.get("/Subscription/" + id, token).status()).isEqualTo(404);
    }

    @Test
    void what_is_not_granted_any_more_is_not_sent() {
        subscribe("id-only");
        courier.deliver();
        Stored.close(kari.patient(), "register-reservation");
        database.update("update samtykke.setting_subscription set client_id = 'stranger'");
        courier.deliver();
        database.update("update samtykke.setting_subscription set client_id = 'register', organisation = '983974724'");
        courier.deliver();
        database.update("update samtykke.setting_subscription set organisation = null, endpoint = endpoint || '2'");
        courier.deliver();

        assertThat(RECEIVER.got()).isEmpty();
        assertThat(disclosures(kari)).isEmpty();
    }

    private static Subscription changed(String id) {
        var changed = byTopic(HERS, "empty", RECEIVER.endpoint());
        changed.setId(id);
        return changed;
    }

    private static String told(Answer answer) {
        return answer.status() + " " + answer.body();
    }

    private int stored() {
        return database.queryForObject("select count(*) from samtykke.setting_subscription", Integer.class);
    }
}
