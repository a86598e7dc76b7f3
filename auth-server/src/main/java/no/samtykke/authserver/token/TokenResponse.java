package no.samtykke.authserver.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Writes the token response. Spring's own writer counts {@code expires_in} from the wall clock and so says 299 now and
 * then.
 */
@Component
public class TokenResponse implements AuthenticationSuccessHandler {

    private final ObjectMapper json;

    TokenResponse(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var given = (OAuth2AccessTokenAuthenticationToken) authentication;
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", given.getAccessToken().getTokenValue());
        body.put("token_type", given.getAccessToken().getTokenType().getValue());
        body.put("expires_in", AccessTokens.LIFE.toSeconds());
        body.putAll(given.getAdditionalParameters());
        if (given.getRefreshToken() != null) {
            body.put("refresh_token", given.getRefreshToken().getTokenValue());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), body);
    }
}
