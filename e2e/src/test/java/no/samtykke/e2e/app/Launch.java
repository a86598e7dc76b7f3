package no.samtykke.e2e.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One log-in of one app, on its way: what it asks, and the secrets that bind the answer to it. */
public record Launch(String clientId, URI redirect, String state, String verifier, Map<String, String> parameters) {

    static Launch of(String clientId, URI redirect, URI audience, String scopes) {
        var state = UUID.randomUUID().toString();
        var verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("scope", scopes);
        parameters.put("aud", audience.toString());
        parameters.put("state", state);
        parameters.put("nonce", UUID.randomUUID().toString());
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return new Launch(clientId, redirect, state, verifier, Map.copyOf(parameters));
    }

    /** The same log-in with one parameter set otherwise; an empty value leaves it out. */
    public Launch with(String parameter, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        changed.values().removeIf(String::isEmpty);
        return new Launch(clientId, redirect, state, verifier, Map.copyOf(changed));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
