package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.Subscribing.FULL;
import static no.samtykke.fhirserver.http.Subscribing.HERS;
import static no.samtykke.fhirserver.http.Subscribing.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import no.samtykke.fhirserver.validation.Validation;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.junit.jupiter.api.Test;

/** What a register is sent when something changes: by whom it is signed, and what is in it. */
class NotificationsIT extends ToldOfSettings {

    private static final String TOLD = "https://samtykke.example/fhir/StructureDefinition/samtykke-consent-told";

    @Test
    void a_change_is_sent_signed_by_its_id_alone_and_stands_in_her_log() throws Exception {
        Subscribing.send("register", Subscribing.wish(HERS, "", RECEIVER.endpoint()));
        String id = close(kari);
        courier.deliver();

        assertThat(RECEIVER.got()).hasSize(1);
        var got = RECEIVER.got().getFirst();
        assertThat(Subscribing.focus(got)).isEqualTo("Consent/" + id);
        assertThat(got.body()).doesNotContain(number(kari), kari.patient(), "given", "PUT", "DELETE");
        var status = Subscribing.status(got);
        assertThat(Subscribing.text(status, "topic")).isEqualTo(Subscribing.TOPIC);
        assertThat(Subscribing.text(status, "status")).isEqualTo("active");
        assertThat(Subscribing.text(status, "type")).isEqualTo("event-notification");
        assertThat(Subscribing.text(status, "events-since-subscription-start")).isEqualTo("1");
        assertThat(Subscribing.number(got)).isEqualTo(1);
        var key = publishedKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed(got.signature(), got.body(), key)).isTrue();
        assertThat(signed(got.signature(), got.body() + " ", key)).isFalse();
        assertThat(disclosures(kari)).containsExactly("Test register (org.nr. 974761467)");
        courier.deliver();
        assertThat(RECEIVER.got()).hasSize(1);
    }

    @Test
    void a_receiver_is_greeted_before_it_is_told_anything() {
        RECEIVER.refuses(_ -> true);
        String id = subscribe("id-only");
        close(kari);
        courier.deliver();
        assertThat(RECEIVER.got()).isEmpty();
        assertThat(Subscribing.read(id).getStatus()).isEqualTo(SubscriptionStatus.REQUESTED);

        RECEIVER.refuses(_ -> false);
        later();
        courier.deliver();

        var greeting = Subscribing.status(RECEIVER.greetings().getFirst());
        assertThat(Subscribing.text(greeting, "type")).isEqualTo("handshake");
        assertThat(Subscribing.text(greeting, "status")).isEqualTo("requested");
        assertThat(greeting.hasParameter("notification-event")).isFalse();
        assertThat(RECEIVER.got()).hasSize(1);
        assertThat(Subscribing.read(id).getStatus()).isEqualTo(SubscriptionStatus.ACTIVE);

        database.update("update samtykke.setting_subscription set status = 'requested', changed_at ="
                + " changed_at - interval '8 days'");
        RECEIVER.kill();
        courier.deliver();
        assertThat(Subscribing.read(id).getStatus()).isEqualTo(SubscriptionStatus.ERROR);
    }

    @Test
    void a_whole_consent_is_as_the_guide_says_and_one_that_was_erased_is_deleted() {
        subscribe(FULL);
        String id = close(kari);
        courier.deliver();
        var entry = Subscribing.entry(RECEIVER.got().getFirst());
        assertThat(entry.getRequest().getMethod()).isEqualTo(HTTPVerb.PUT);
        assertThat(entry.getRequest().getUrl()).isEqualTo("Consent/" + id);
        assertThat(SERVER.bean(Validation.class).errors(entry.getResource(), TOLD))
                .isEmpty();

        database.update("delete from samtykke.consent_fact where consent_id = ?", id);
        database.update(
                "update samtykke.consent_change set patient_id = null, what = 'erased', position = null"
                        + " where consent_id = ?",
                id);
        courier.deliver();

        var last = RECEIVER.got().getLast();
        assertThat(Subscribing.entry(last).getRequest().getMethod()).isEqualTo(HTTPVerb.DELETE);
        assertThat(Subscribing.entry(last).hasResource()).isFalse();
        assertThat(last.body()).doesNotContain(number(kari), kari.patient());
    }

    @Test
    void an_empty_one_names_nobody_and_is_no_row_in_her_log() {
        subscribe("empty");
        String id = close(kari);
        courier.deliver();

        assertThat(RECEIVER.got()).hasSize(1);
        assertThat(RECEIVER.got().getFirst().body()).doesNotContain(id);
        assertThat(disclosures(kari)).isEmpty();
    }

    private static ECKey publishedKey() throws Exception {
        var address = URI.create(SERVER.base).resolve("/push/keys");
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        return (ECKey) JWKSet.parse(answer.body()).getKeys().getFirst();
    }

    private static boolean signed(String detached, String body, ECKey key) throws Exception {
        String[] parts = detached.split("\\.", -1);
        var whole = JWSObject.parse(detached, new Payload(body));
        return parts[1].isEmpty() && whole.verify(new ECDSAVerifier(key));
    }

    private void later() {
        database.update("update samtykke.setting_subscription set next_try_at = created_at");
        database.update("update samtykke.setting_delivery set next_try_at = created_at");
    }
}
