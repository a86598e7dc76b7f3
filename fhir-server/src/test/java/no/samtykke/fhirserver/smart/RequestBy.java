package no.samtykke.fhirserver.smart;

import org.springframework.mock.web.MockHttpServletRequest;

/** A servlet request whose token was accepted already. */
public final class RequestBy {

    private RequestBy() {}

    public static MockHttpServletRequest caller(Caller caller) {
        var request = new MockHttpServletRequest();
        request.setUserPrincipal(new CallerAuthentication(caller, Scheme.BEARER));
        return request;
    }
}
