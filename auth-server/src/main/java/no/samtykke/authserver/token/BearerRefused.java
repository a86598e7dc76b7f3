package no.samtykke.authserver.token;

import no.samtykke.authserver.client.Scope;
import org.springframework.http.HttpStatus;

/** A request without the bearer token it needs, and what its sender is told (RFC 6750, 3). */
public final class BearerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String challenge;
    private final String error;

    private BearerRefused(HttpStatus status, String challenge, String error) {
        super(challenge, null, false, false);
        this.status = status;
        this.challenge = challenge;
        this.error = error;
    }

    static BearerRefused withoutToken() {
        return new BearerRefused(HttpStatus.UNAUTHORIZED, "Bearer", "invalid_request");
    }

    public static BearerRefused invalidToken() {
        return new BearerRefused(HttpStatus.UNAUTHORIZED, "Bearer error=\"invalid_token\"", "invalid_token");
    }

    static BearerRefused insufficientScope(Scope scope) {
        return new BearerRefused(
                HttpStatus.FORBIDDEN,
                "Bearer error=\"insufficient_scope\", scope=\"" + scope.text() + "\"",
                "insufficient_scope");
    }

    public HttpStatus status() {
        return status;
    }

    /** Value of {@code WWW-Authenticate}. */
    public String challenge() {
        return challenge;
    }

    /** Value of {@code error} in the body. */
    public String error() {
        return error;
    }
}
