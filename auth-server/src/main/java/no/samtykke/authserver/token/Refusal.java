package no.samtykke.authserver.token;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** OAuth errors of the token endpoint (RFC 6749, 5.2), with fixed texts: nothing that was sent comes back. */
final class Refusal {

    private Refusal() {}

    static OAuth2AuthenticationException invalidRequest(String description) {
        return refusal("invalid_request", description);
    }

    static OAuth2AuthenticationException invalidClient() {
        return refusal("invalid_client", "The client is not known, or has not proved who it is.");
    }

    static OAuth2AuthenticationException invalidGrant() {
        return refusal("invalid_grant", "The code or refresh token is unknown, used, revoked, too old or not yours.");
    }

    static OAuth2AuthenticationException invalidScope() {
        return refusal("invalid_scope", "None of the scopes can be given to this client.");
    }

    static OAuth2AuthenticationException unauthorizedClient() {
        return refusal("unauthorized_client", "The client may not use this grant type.");
    }

    static OAuth2AuthenticationException temporarilyUnavailable() {
        return refusal("temporarily_unavailable", "A part of the service does not answer. Nothing was used up.");
    }

    static OAuth2AuthenticationException invalidProof() {
        return refusal("invalid_dpop_proof", "The DPoP proof is missing where it is needed, wrong, too old or used.");
    }

    /** The answer carries the nonce (RFC 9449, 8). */
    static OAuth2AuthenticationException useNonce() {
        return refusal("use_dpop_nonce", "The DPoP proof must carry the nonce of this answer.");
    }

    static OAuth2AuthenticationException unsupportedTokenType() {
        return refusal("unsupported_token_type", "Tokens of this kind cannot be revoked.");
    }

    private static OAuth2AuthenticationException refusal(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
