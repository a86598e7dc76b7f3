package no.samtykke.fhirserver.smart;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;

/** A token opens nothing. */
final class TokenRefused extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Scheme scheme;
    private final String challenge;

    private TokenRefused(int status, Scheme scheme, String challenge) {
        super(challenge);
        this.status = status;
        this.scheme = scheme;
        this.challenge = challenge;
    }

    static TokenRefused invalid(Scheme scheme) {
        return new TokenRefused(
                HttpServletResponse.SC_UNAUTHORIZED,
                scheme,
                "error=\"invalid_token\", error_description=\"The access token is not valid here\"");
    }

    /** More than one token: which was meant is not guessed. */
    static TokenRefused ambiguous() {
        return new TokenRefused(
                HttpServletResponse.SC_BAD_REQUEST,
                Scheme.BEARER,
                "error=\"invalid_request\", error_description=\"More than one Authorization header\"");
    }

    /** @param challenge what log-in is needed, {@link SmartProperties#stepUp()} */
    static TokenRefused logInAgain(Scheme scheme, String challenge) {
        return new TokenRefused(HttpServletResponse.SC_UNAUTHORIZED, scheme, challenge);
    }

    int status() {
        return status;
    }

    Scheme scheme() {
        return scheme;
    }

    /** The parameters of {@code WWW-Authenticate}, after the scheme. */
    String challenge() {
        return challenge;
    }
}
