package no.samtykke.authserver.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import no.samtykke.authserver.client.Registrations.Registered;
import no.samtykke.authserver.client.Registrations.Registration;

/** A registration as it is told: RFC 7591, 3.2.1. */
final class Told {

    private Told() {}

    static ObjectNode of(Registration registration) {
        var told = registration.metadata().deepCopy();
        told.put("client_id", registration.clientId());
        told.put("client_id_issued_at", registration.registeredAt().getEpochSecond());
        return told;
    }

    /** With a secret that was just made, which never ends by itself. */
    static ObjectNode of(Registered registered) {
        return with(registered.secret(), of(registered.registration()));
    }

    static ObjectNode with(Optional<String> secret, ObjectNode told) {
        secret.ifPresent(made -> told.put("client_secret", made).put("client_secret_expires_at", 0));
        return told;
    }
}
