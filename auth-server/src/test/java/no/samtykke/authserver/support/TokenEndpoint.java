package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The token endpoint as an app sees it. */
public final class TokenEndpoint {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenEndpoint() {}

    public record Answer(int status, JsonNode body, HttpResponse<String> http) {

        public String text(String name) {
            return body.path(name).asText();
        }

        public JWTClaimsSet claims(String token) {
            try {
                return SignedJWT.parse(text(token)).getJWTClaimsSet();
            } catch (ParseException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static Map<String, String> codeForm(Request request, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", request.redirectUri());
        form.put("client_id", request.parameters().getOrDefault("client_id", ""));
        form.put("code_verifier", request.verifier());
        return form;
    }

    public static Map<String, String> refreshForm(String refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", AppStandIn.APP);
        return form;
    }

    public static Answer exchange(Request request, String code) {
        return post(codeForm(request, code));
    }

    public static Answer refresh(String refreshToken) {
        return post(refreshForm(refreshToken));
    }

    public static Answer post(Map<String, String> form, String... headers) {
        return postTo("/oauth2/token", form, headers);
    }

    /** To another endpoint where clients prove themselves in the same way. */
    public static Answer postTo(String path, Map<String, String> form, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Request.form(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
