package no.samtykke.authserver.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/**
 * Tells a client that it has not proved who it is: 401, with the challenge when it tried the header (RFC 6749, 5.2). A
 * fault in how it asks is 400.
 */
@Component
public class ClientRefusal implements AuthenticationFailureHandler {

    private final ObjectMapper json;

    ClientRefusal(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var error = failure instanceof OAuth2AuthenticationException refused
                ? refused.getError()
                : Refusal.invalidClient().getError();
        boolean unproved = "invalid_client".equals(error.getErrorCode());
        response.setStatus(unproved ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST);
        if (unproved && ProofOffered.isBasic(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"samtykke\", charset=\"UTF-8\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of("error", error.getErrorCode(), "error_description", String.valueOf(error.getDescription())));
    }
}
