package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import no.samtykke.authserver.support.TokenEndpoint.Answer;

/** RFC 7662 as a system uses it. */
public final class IntrospectionEndpoint {

    public static final String PATH = "/oauth2/introspect";

    private IntrospectionEndpoint() {}

    public static Answer introspected(String token) {
        return introspectedBy(SystemStandIn.ID, token);
    }

    public static Answer introspectedBy(String system, String token) {
        var form = new HashMap<>(SYSTEMS.proofOf(system));
        form.put("token", token);
        form.put("token_type_hint", "refresh_token");
        return TokenEndpoint.postTo(PATH, form);
    }

    public static Answer introspectedWith(String bearer, String token) {
        return TokenEndpoint.postTo(PATH, Map.of("token", token), "Authorization", "Bearer " + bearer);
    }

    /** Without a hint of which kind of token it is. */
    public static boolean isActive(String token) {
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", token);
        return TokenEndpoint.postTo(PATH, form).body().path("active").asBoolean();
    }

    public static void assertInactive(String token) {
        var told = introspected(token);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.http().body()).isEqualTo("{\"active\":false}");
    }
}
