package no.samtykke.fhirserver.smart;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The caller of a servlet request. Asked of the request, never of a thread, since HAPI may change threads. */
public final class CurrentCaller {

    private CurrentCaller() {}

    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerAuthentication authentication
                ? Optional.of(authentication.getPrincipal())
                : Optional.empty();
    }

    /** The scheme by which a refusal is told, {@code Bearer} or {@code DPoP}: that by which the token was shown. */
    public static String schemeOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerAuthentication authentication
                ? authentication.scheme().word()
                : Scheme.BEARER.word();
    }
}
