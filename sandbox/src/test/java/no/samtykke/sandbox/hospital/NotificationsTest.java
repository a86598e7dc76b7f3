package no.samtykke.sandbox.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.samtykke.sandbox.loopback.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsTest {

    private static final String HANDSHAKE = """
            {"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":[
             {"name":"type","valueCode":"handshake"}]}}]}""";

    private static final String GIVEN = """
            {"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":[
             {"name":"notification-event","part":[{"name":"timestamp","valueInstant":"2026-11-26T10:00:00.123Z"},
              {"name":"focus","valueReference":{"reference":"Consent/one"}}]}]}},
             {"request":{"method":"PUT","url":"Consent/one"},"resource":{"resourceType":"Consent","id":"one",
              "status":"active","category":[{"coding":[{"code":"research-consent"}]}],
              "patient":{"identifier":{"value":"21867349844"}},"organization":[{"identifier":{"value":"983974724"}}],
              "policy":[{"uri":"urn:heart"}],"provision":{"type":"permit"}}}]}""";

    private static final String ERASED = """
            {"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":[
             {"name":"notification-event","part":[{"name":"timestamp","valueInstant":"2026-11-26T10:00:01Z"},
              {"name":"focus","valueReference":{"reference":"Consent/one"}}]}]}},
             {"request":{"method":"DELETE","url":"Consent/one"}}]}""";

    @TempDir
    Path folder;

    private ECKey key;
    private HospitalRegister register;
    private Notifications notifications;

    @BeforeEach
    void subscribe() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_384).generate();
        register = HospitalRegister.open(folder.resolve("hospital.journal"));
        register.note(new Entry.Subscribed(key.toPublicJWK().toJSONString()));
        notifications = new Notifications(register, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        register.close();
    }

    @Test
    void what_is_signed_is_known_by_then_and_twice_is_like_once() throws JOSEException {
        assertThat(push("k1", GIVEN, GIVEN)).isEqualTo(204);
        assertThat(push("k1", GIVEN, GIVEN)).isEqualTo(204);

        assertThat(register.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.setting().consent()).isEqualTo("one");
            assertThat(heard.setting().place())
                    .isEqualTo(new Setting.Place("21867349844", "research-consent", "983974724", "urn:heart"));
            assertThat(heard.setting().permits()).isTrue();
        });
        assertThat(register.repeated()).isOne();
    }

    @Test
    void a_greeting_is_answered_and_tells_of_nothing() throws JOSEException {
        assertThat(push("k1", HANDSHAKE, HANDSHAKE)).isEqualTo(204);

        assertThat(register.heard()).isEmpty();
    }

    @Test
    void one_who_was_erased_has_no_setting_any_more() throws JOSEException {
        push("k1", GIVEN, GIVEN);

        assertThat(push("k2", ERASED, ERASED)).isEqualTo(204);

        assertThat(register.heard())
                .singleElement()
                .satisfies(heard -> assertThat(heard.setting().counts()).isFalse());
    }

    @Test
    void what_is_signed_by_nobody_or_for_another_body_is_not_taken() throws JOSEException {
        assertThat(push("k1", ERASED, GIVEN)).isEqualTo(401);
        assertThat(notifications.answer(request("k1", "", GIVEN)).status()).isEqualTo(401);
        assertThat(register.heard()).isEmpty();
    }

    @Test
    void a_hospital_that_is_switched_off_takes_nothing() throws JOSEException {
        notifications.turn(false);

        assertThat(push("k1", GIVEN, GIVEN)).isEqualTo(503);
        assertThat(register.heard()).isEmpty();
    }

    private int push(String idempotencyKey, String body, String signed) throws JOSEException {
        var jws = new JWSObject(new JWSHeader(JWSAlgorithm.ES384), new Payload(signed));
        jws.sign(new ECDSASigner(key));
        return notifications
                .answer(request(idempotencyKey, jws.serialize(true), body))
                .status();
    }

    private static Request request(String idempotencyKey, String signature, String body) {
        return new Request(
                "POST",
                "/notifications",
                "",
                Map.of("Idempotency-key", List.of(idempotencyKey), "X-samtykke-signature", List.of(signature)),
                body);
    }
}
