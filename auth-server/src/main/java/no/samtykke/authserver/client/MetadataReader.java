package no.samtykke.authserver.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.samtykke.authserver.client.ClientProperties.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads client metadata (RFC 7591, 2) into an entry. A member that we do not know is left out, as the RFC asks; one of
 * the wrong type, or one that we know and do not offer, is a fault.
 */
record MetadataReader(JsonNode json) {

    private static final Set<String> APP_GRANTS = Set.of("authorization_code", "refresh_token");
    private static final Set<String> SYSTEM_GRANTS = Set.of("client_credentials");
    private static final int MOST_VALUES = 50;

    Entry entry(String clientId) {
        var kind = kind();
        var contacts = texts(MetadataName.CONTACT);
        isOffered(kind);
        return new Entry(
                clientId,
                kind,
                text(MetadataName.NAME),
                text(MetadataName.CONTROLLER),
                text(MetadataName.LOGO),
                contacts.isEmpty() ? null : contacts.getFirst(),
                text(MetadataName.POLICY),
                text(MetadataName.TERMS),
                texts(MetadataName.REDIRECT_URIS),
                texts(MetadataName.POST_LOGOUT_REDIRECT_URIS),
                scopes(),
                text(MetadataName.LAUNCH_URI),
                texts(MetadataName.ORIGINS),
                text(MetadataName.BACKCHANNEL_LOGOUT_URI),
                isNative(),
                method(kind),
                null,
                null,
                text(MetadataName.JWKS_URI),
                jwks(),
                flag(MetadataName.DPOP_BOUND_ACCESS_TOKENS),
                flag(MetadataName.REQUIRE_PUSHED_AUTHORIZATION_REQUESTS));
    }

    /** Said, or seen from the grant types and the way the client proves itself. */
    private String kind() {
        var said = text(MetadataName.KIND);
        if (said != null) {
            return said;
        }
        if (texts(MetadataName.GRANT_TYPES).contains("client_credentials")) {
            return "backend";
        }
        return "none".equals(text(MetadataName.METHOD)) ? "public" : "confidential";
    }

    private @Nullable String method(String kind) {
        var said = text(MetadataName.METHOD);
        boolean hasKeys = has(MetadataName.JWKS) || has(MetadataName.JWKS_URI);
        if (said == null || "public".equals(kind) || hasKeys) {
            return said;
        }
        if ("private_key_jwt".equals(said)) {
            throw fault(MetadataName.JWKS, "or jwks-uri must be set for private_key_jwt");
        }
        return said;
    }

    private void isOffered(String kind) {
        var offered = "backend".equals(kind) ? SYSTEM_GRANTS : APP_GRANTS;
        if (!offered.containsAll(texts(MetadataName.GRANT_TYPES))) {
            throw fault(MetadataName.GRANT_TYPES, "must fit the kind of client");
        }
        if (!Set.of("code").containsAll(texts(MetadataName.RESPONSE_TYPES))) {
            throw fault(MetadataName.RESPONSE_TYPES, "must be code");
        }
    }

    private boolean isNative() {
        var type = text(MetadataName.NATIVE);
        if (type != null && !Set.of("native", "web").contains(type)) {
            throw fault(MetadataName.NATIVE, "must be native or web");
        }
        return "native".equals(type);
    }

    private List<String> scopes() {
        var scope = text(MetadataName.SCOPES);
        return scope == null || scope.isBlank() ? List.of() : List.of(scope.split(" ", -1));
    }

    private @Nullable String jwks() {
        if (!has(MetadataName.JWKS)) {
            return null;
        }
        var jwks = json.path(MetadataName.JWKS.text());
        if (!jwks.isObject()) {
            throw fault(MetadataName.JWKS, "must be a JWK Set");
        }
        return jwks.toString();
    }

    private boolean has(MetadataName name) {
        return json.hasNonNull(name.text());
    }

    private @Nullable String text(MetadataName name) {
        if (!has(name)) {
            return null;
        }
        if (!json.path(name.text()).isTextual()) {
            throw fault(name, "must be a text");
        }
        return json.path(name.text()).textValue();
    }

    private boolean flag(MetadataName name) {
        if (has(name) && !json.path(name.text()).isBoolean()) {
            throw fault(name, "must be true or false");
        }
        return json.path(name.text()).asBoolean(false);
    }

    private List<String> texts(MetadataName name) {
        if (!has(name)) {
            return List.of();
        }
        var list = json.path(name.text());
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.textValue()));
        if (!list.isArray() || texts.size() > MOST_VALUES || texts.contains(null)) {
            throw fault(name, "must be a list of texts");
        }
        return List.copyOf(texts);
    }

    private static ClientFault fault(MetadataName name, String problem) {
        return new ClientFault("", name.property(), problem);
    }
}
