package no.samtykke.sandbox.exampleapp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * One log-in on its way: three secrets that bind the answer to this browser ({@code state}), the token to this log-in
 * ({@code nonce}) and the code to this app (PKCE {@code verifier}).
 */
record LoginAttempt(String state, String nonce, String verifier) {

    static final String SCOPES =
            "openid fhirUser launch/patient online_access patient/Patient.rs patient/Observation.rs"
                    + " patient/DocumentReference.rs patient/Binary.r patient/AuditEvent.rs patient/Consent.rus";

    private static final SecureRandom RANDOM = new SecureRandom();

    static LoginAttempt begin() {
        return new LoginAttempt(secret(), secret(), secret());
    }

    /** Where the browser goes to log in. */
    URI address(SmartServer server, AppSettings settings, URI redirect) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("scope", SCOPES);
        parameters.put("aud", settings.fhirBase().toString());
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return URI.create(server.authorize() + "?" + Web.form(parameters));
    }

    private String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** 256 random bits. */
    static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
