package no.samtykke.fhirserver.smart;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads the caller out of a token whose signature, issuer, audience and life time are already checked.
 *
 * <p>A token that is neither an app's, a backend service's nor our auth-server's names no caller: an app's token
 * without {@code patient}, {@code fhirUser}, {@code acr}, {@code sid} or {@code grant} is refused, never read as one
 * with wider access.
 */
final class TokenToCaller {

    static final String LOGIN_SCOPE = "https://samtykke.example/scope/login";
    private static final String LOGIN_CLIENT = "samtykke-auth-server";
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final String patientUrl;

    TokenToCaller(SmartProperties properties) {
        this.patientUrl = properties.base() + "/Patient/";
    }

    Optional<Caller> callerOf(Jwt token) {
        String clientId = token.getClaimAsString("client_id");
        String scope = token.getClaimAsString("scope");
        if (clientId == null || scope == null || token.hasClaim("nonce")) {
            return Optional.empty();
        }
        if (scope.equals(LOGIN_SCOPE)) {
            return clientId.equals(LOGIN_CLIENT) && clientId.equals(token.getSubject())
                    ? Optional.of(new Caller.LoginServer(clientId))
                    : Optional.empty();
        }
        var scopes = new SmartScopes(scope);
        return token.hasClaim("sid")
                        || token.hasClaim("grant")
                        || token.hasClaim("patient")
                        || token.hasClaim("fhirUser")
                ? citizenApp(token, clientId, scopes)
                : backendService(token, clientId, scopes);
    }

    private Optional<Caller> citizenApp(Jwt token, String clientId, SmartScopes scopes) {
        String patient = token.getClaimAsString("patient");
        String fhirUser = token.getClaimAsString("fhirUser");
        String acr = token.getClaimAsString("acr");
        String sid = token.getClaimAsString("sid");
        if (patient == null || fhirUser == null || acr == null || sid == null || !fhirUser.startsWith(patientUrl)) {
            return Optional.empty();
        }
        String actor = fhirUser.substring(patientUrl.length());
        if (!LOGICAL_ID.matcher(patient).matches() || !LOGICAL_ID.matcher(actor).matches()) {
            return Optional.empty();
        }
        return uuid(sid)
                .flatMap(session -> uuid(token.getClaimAsString("grant"))
                        .map(grant -> new Caller.CitizenApp(clientId, scopes, actor, patient, acr, session, grant)));
    }

    private static Optional<Caller> backendService(Jwt token, String clientId, SmartScopes scopes) {
        return clientId.equals(token.getSubject())
                ? Optional.of(new Caller.BackendService(clientId, scopes))
                : Optional.empty();
    }

    static Optional<UUID> uuid(@Nullable String id) {
        try {
            return Optional.ofNullable(id).map(UUID::fromString);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
