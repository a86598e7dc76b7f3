package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import no.samtykke.sandbox.hospital.Entry.Heard;
import no.samtykke.sandbox.hospital.Entry.Way;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;

/** Takes what is pushed: signed by fhir-server, on the disk before it is answered for, and twice is like once. */
final class Notifications {

    private final HospitalRegister register;
    private final Clock clock;
    private volatile boolean open = true;

    Notifications(HospitalRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    boolean isOpen() {
        return open;
    }

    /** As if the hospital were not there, or there again. */
    void turn(boolean on) {
        open = on;
    }

    Answer answer(Request request) {
        var key = register.pushKey();
        if (!open || key.isEmpty()) {
            return empty(503);
        }
        String idempotencyKey = request.header("Idempotency-key").orElse("");
        if (idempotencyKey.isEmpty()
                || !isSigned(
                        request.body(), request.header("X-samtykke-signature").orElse(""), key.get())) {
            return empty(401);
        }
        if (register.hasTaken(idempotencyKey)) {
            register.note(new Entry.Again(idempotencyKey, clock.instant()));
            return empty(204);
        }
        try {
            register.note(heard(request.body(), idempotencyKey));
            return empty(204);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return empty(422);
        }
    }

    private List<Heard> heard(String body, String key) throws JsonProcessingException {
        return Notification.read(Json.MAPPER.readTree(body)).stream()
                .map(setting -> new Heard(setting, Way.PUSH, key, clock.instant()))
                .toList();
    }

    private static boolean isSigned(String body, String signature, String key) {
        try {
            return JWSObject.parse(signature, new Payload(body)).verify(new ECDSAVerifier(ECKey.parse(key)));
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            return false;
        }
    }

    private static Answer empty(int status) {
        return Answer.of(status, "text/plain", "");
    }
}
