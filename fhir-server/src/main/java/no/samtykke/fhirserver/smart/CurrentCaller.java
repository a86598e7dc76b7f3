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
}
