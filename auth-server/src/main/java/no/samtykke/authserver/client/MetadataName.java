package no.samtykke.authserver.client;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a client is called by in metadata (RFC 7591, OpenID Connect Registration and Log-out, RFC 9449, RFC 9126) and in
 * the settings. {@code controller}, {@code kind} and {@code origins} are ours.
 */
enum MetadataName {
    KIND("kind", "kind"),
    NAME("client_name", "name"),
    CONTROLLER("controller", "controller"),
    LOGO("logo_uri", "logo"),
    CONTACT("contacts", "contact"),
    POLICY("policy_uri", "policy"),
    TERMS("tos_uri", "terms"),
    REDIRECT_URIS("redirect_uris", "redirect-uris"),
    POST_LOGOUT_REDIRECT_URIS("post_logout_redirect_uris", "post-logout-redirect-uris"),
    SCOPES("scope", "scopes"),
    LAUNCH_URI("initiate_login_uri", "launch-uri"),
    ORIGINS("origins", "origins"),
    BACKCHANNEL_LOGOUT_URI("backchannel_logout_uri", "backchannel-logout-uri"),
    NATIVE("application_type", "native"),
    METHOD("token_endpoint_auth_method", "token-endpoint-auth-method"),
    SECRET("token_endpoint_auth_method", "secret"),
    JWKS_URI("jwks_uri", "jwks-uri"),
    JWKS("jwks", "jwks"),
    DPOP_BOUND_ACCESS_TOKENS("dpop_bound_access_tokens", "dpop-bound-access-tokens"),
    REQUIRE_PUSHED_AUTHORIZATION_REQUESTS(
            "require_pushed_authorization_requests", "require-pushed-authorization-requests"),
    GRANT_TYPES("grant_types", "grant-types"),
    RESPONSE_TYPES("response_types", "response-types"),
    CLIENT_ID("client_id", "client-id");

    private final String text;
    private final String property;

    MetadataName(String text, String property) {
        this.text = text;
        this.property = property;
    }

    String text() {
        return text;
    }

    String property() {
        return property;
    }

    /** The metadata name of a property, without its place in a list. */
    static Optional<MetadataName> ofProperty(String property) {
        var name = property.replaceAll("\\[[0-9]+]$", "");
        return Arrays.stream(values()).filter(one -> one.property.equals(name)).findFirst();
    }
}
