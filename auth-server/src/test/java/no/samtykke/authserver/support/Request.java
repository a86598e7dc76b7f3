package no.samtykke.authserver.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import no.samtykke.authserver.server.Secret;

/** An app's authorization request: right as it stands, so a test says only what is different. */
public final class Request {

    public static final String STATE = "a state with spaces & æøå %2B?#";
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final String verifier = Secret.fresh();

    private Request() {}

    public static Request aRequest() {
        var request = new Request();
        request.parameters.put("response_type", "code");
        request.parameters.put("client_id", AppStandIn.APP);
        request.parameters.put("redirect_uri", Neighbourhood.APPS.callback());
        request.parameters.put(
                "scope", "openid fhirUser launch/patient online_access patient/Observation.rs patient/AuditEvent.rs");
        request.parameters.put("state", STATE);
        request.parameters.put("aud", Neighbourhood.FHIR.base());
        request.parameters.put("nonce", "nonce-1");
        request.parameters.put(
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.digest(request.verifier)));
        request.parameters.put("code_challenge_method", "S256");
        return request;
    }

    public Request with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public Request without(String name) {
        parameters.remove(name);
        return this;
    }

    public String verifier() {
        return verifier;
    }

    public String redirectUri() {
        return parameters.getOrDefault("redirect_uri", "");
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public String url() {
        return Neighbourhood.issuer() + "/oauth2/authorize?" + form(parameters);
    }

    public static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
