package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gave. The access token is opaque to an app: who is who stands in {@code patient} and in the
 * id token.
 *
 * @param patient id of the Patient whose data it is
 * @param expiresAt when the access token ends
 */
record Tokens(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable String idToken,
        String patient,
        Instant expiresAt) {

    static Tokens of(JsonNode answer, Instant now) {
        return new Tokens(
                answer.path("access_token").asText(),
                answer.path("refresh_token").asText(null),
                answer.path("id_token").asText(null),
                answer.path("patient").asText(),
                now.plusSeconds(answer.path("expires_in").asLong()));
    }

    /** A refreshed answer may leave out what has not changed. */
    Tokens refreshed(Tokens newer) {
        return new Tokens(
                newer.accessToken(),
                newer.refreshToken() == null ? refreshToken : newer.refreshToken(),
                newer.idToken() == null ? idToken : newer.idToken(),
                newer.patient().isEmpty() ? patient : newer.patient(),
                newer.expiresAt());
    }

    Optional<String> refresh() {
        return Optional.ofNullable(refreshToken);
    }
}
