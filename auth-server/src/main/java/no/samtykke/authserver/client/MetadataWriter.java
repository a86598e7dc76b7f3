package no.samtykke.authserver.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import no.samtykke.authserver.client.ClientProperties.Entry;
import org.jspecify.annotations.Nullable;

/** Writes an entry as client metadata, as it is stored and as it is told: what was registered, not what was asked. */
final class MetadataWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json = MAPPER.createObjectNode();

    private MetadataWriter() {}

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored metadata cannot be read", e);
        }
    }

    static ObjectNode write(Entry entry) {
        var writer = new MetadataWriter();
        boolean backend = "backend".equals(entry.kind());
        writer.text(MetadataName.KIND, entry.kind());
        writer.text(MetadataName.NAME, entry.name());
        writer.text(MetadataName.CONTROLLER, entry.controller());
        writer.text(MetadataName.LOGO, entry.logo());
        writer.texts(MetadataName.CONTACT, entry.contact() == null ? List.of() : List.of(entry.contact()));
        writer.text(MetadataName.POLICY, entry.policy());
        writer.text(MetadataName.TERMS, entry.terms());
        writer.texts(MetadataName.REDIRECT_URIS, entry.redirectUris());
        writer.texts(MetadataName.POST_LOGOUT_REDIRECT_URIS, entry.postLogoutRedirectUris());
        writer.text(MetadataName.SCOPES, String.join(" ", entry.scopes()));
        writer.text(MetadataName.LAUNCH_URI, entry.launchUri());
        writer.texts(MetadataName.ORIGINS, entry.origins());
        writer.text(MetadataName.BACKCHANNEL_LOGOUT_URI, entry.backchannelLogoutUri());
        writer.text(MetadataName.NATIVE, entry.nativeApp() ? "native" : "web");
        writer.text(MetadataName.METHOD, method(entry));
        writer.text(MetadataName.JWKS_URI, entry.jwksUri());
        if (entry.jwks() != null) {
            writer.json.set(MetadataName.JWKS.text(), parse(entry.jwks()));
        }
        writer.json.put(MetadataName.DPOP_BOUND_ACCESS_TOKENS.text(), entry.dpopBoundAccessTokens());
        writer.json.put(
                MetadataName.REQUIRE_PUSHED_AUTHORIZATION_REQUESTS.text(), entry.requirePushedAuthorizationRequests());
        writer.texts(
                MetadataName.GRANT_TYPES,
                backend ? List.of("client_credentials") : List.of("authorization_code", "refresh_token"));
        writer.texts(MetadataName.RESPONSE_TYPES, backend ? List.of() : List.of("code"));
        return writer.json;
    }

    private static String method(Entry entry) {
        if ("public".equals(entry.kind())) {
            return "none";
        }
        if (entry.jwks() != null || entry.jwksUri() != null) {
            return "private_key_jwt";
        }
        return entry.tokenEndpointAuthMethod() == null ? "client_secret_basic" : entry.tokenEndpointAuthMethod();
    }

    private void text(MetadataName name, @Nullable String value) {
        if (value != null) {
            json.put(name.text(), value);
        }
    }

    private void texts(MetadataName name, List<String> values) {
        if (!values.isEmpty()) {
            var list = json.putArray(name.text());
            values.forEach(list::add);
        }
    }
}
