package no.samtykke.authserver.registration;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import no.samtykke.authserver.client.Registrations;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.token.BearerRefused;
import no.samtykke.authserver.token.BearerToken;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Judges the two tokens of registration: the operator's, to begin with, and each client's own, for what is its own. */
@Component
class RegistrationTokens {

    private static final int SHORTEST_TOKEN = 32;

    private final Optional<byte[]> initial;
    private final Registrations registrations;

    RegistrationTokens(RegistrationProperties properties, Registrations registrations) {
        initial = initial(properties);
        this.registrations = registrations;
    }

    /** @throws BearerRefused without the initial access token */
    void requireInitial(HttpServletRequest request) {
        requireInitial(initial, request);
    }

    static void requireInitial(Optional<byte[]> initial, HttpServletRequest request) {
        if (!MessageDigest.isEqual(whereOpen(initial), Secret.digest(BearerToken.of(request)))) {
            throw BearerRefused.invalidToken();
        }
    }

    /** @throws BearerRefused without the token of that registration, be there such a one or not (RFC 7592, 2.1) */
    void requireOf(String clientId, HttpServletRequest request) {
        whereOpen(initial);
        if (!registrations.isRegistrationToken(clientId, BearerToken.of(request))) {
            throw BearerRefused.invalidToken();
        }
    }

    private static byte[] whereOpen(Optional<byte[]> initial) {
        return initial.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Its digest; empty when the operator has given out none. */
    static Optional<byte[]> initial(RegistrationProperties properties) {
        return Optional.ofNullable(properties.initialAccessToken())
                .map(RegistrationTokens::read)
                .map(Secret::digest);
    }

    private static String read(Path file) {
        try {
            var token = Files.readString(file).strip();
            if (token.length() >= SHORTEST_TOKEN) {
                return token;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("samtykke.registration.initial-access-token cannot be read", e);
        }
        throw new IllegalArgumentException(
                "samtykke.registration.initial-access-token must hold at least " + SHORTEST_TOKEN + " characters");
    }
}
