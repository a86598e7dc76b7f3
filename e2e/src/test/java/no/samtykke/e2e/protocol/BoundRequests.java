package no.samtykke.e2e.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;

/** Requests of a public app that binds its tokens to a key (RFC 9449). */
final class BoundRequests {

    private final Approvals approvals;
    private final URI fhirBase;
    private final ECKey key;

    BoundRequests(Approvals approvals, URI fhirBase) {
        this.approvals = approvals;
        this.fhirBase = fhirBase;
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Draft code() {
        return bound(approvals
                .approve("sandbox-app", SmartApp.ALL_SCOPES)
                .tokenRequest()
                .changed("client_id=sandbox-app"));
    }

    Draft refresh() {
        var request = code();
        return bound(Draft.post(
                request.address(),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "sandbox-app",
                        "refresh_token", tokens(request).refresh())));
    }

    Draft read() {
        var token = tokens(code()).access();
        var request = Draft.get(URI.create(fhirBase + "/Observation"), Map.of()).with("Authorization", "DPoP " + token);
        var proof = HandmadeJwt.proof("GET", request.address(), "none", key).with("ath", hash(token));
        return request.boundBy(proof.with("nonce", nonce(request.boundBy(proof).send())));
    }

    /** A token that is bound to the key. */
    String token() {
        return tokens(code()).access();
    }

    /** A proof that was sent before, with the request that it was for. */
    String usedProof() {
        var request = code();
        var proof = request.proof().orElseThrow().signed();
        request.with("DPoP", proof).send();
        return proof;
    }

    private static Tokens tokens(Draft request) {
        return new Tokens(request.send().json());
    }

    private Draft bound(Draft request) {
        var nonce = nonce(Draft.post(request.address(), Map.of()).send());
        return request.boundBy(HandmadeJwt.proof("POST", request.address(), nonce, key));
    }

    /** The one to use next: every answer tells it. */
    private static String nonce(Reply reply) {
        return reply.header("DPoP-Nonce").orElseThrow(() -> new AssertionError("no nonce: " + reply));
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(digest).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
