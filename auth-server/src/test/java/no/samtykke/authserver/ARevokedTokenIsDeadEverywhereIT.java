package no.samtykke.authserver;

import static no.samtykke.authserver.support.IntrospectionEndpoint.isActive;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static no.samtykke.authserver.support.RevocationEndpoint.PATH;
import static no.samtykke.authserver.support.RevocationEndpoint.grantHeardOf;
import static no.samtykke.authserver.support.RevocationEndpoint.grantOf;
import static no.samtykke.authserver.support.RevocationEndpoint.revoked;
import static no.samtykke.authserver.support.TokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7009 as clients see it. */
class ARevokedTokenIsDeadEverywhereIT extends AppWithTokens {

    @ParameterizedTest(name = "{0} with hint {1}")
    @CsvSource({
        "access_token, access_token",
        "access_token, refresh_token",
        "access_token, ''",
        "refresh_token, refresh_token",
        "refresh_token, something",
        "refresh_token, ''"
    })
    void either_token_takes_the_whole_grant_with_it(String kind, String hint) throws Exception {
        var answer = revoked(tokens.text(kind), hint);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEmpty();
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(isActive(tokens.text("access_token"))).isFalse();
        assertThat(isActive(tokens.text("refresh_token"))).isFalse();
        assertThat(grantHeardOf()).isEqualTo(grantOf(tokens));
        assertThat(FHIR.logoutTokens()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"access_token", "refresh_token"})
    void another_clients_token_is_left_alone_and_the_answer_does_not_tell(String kind) {
        var answer = TokenEndpoint.postTo(PATH, Map.of("token", tokens.text(kind), "client_id", AppStandIn.OTHER_APP));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(isActive(tokens.text("access_token"))).isTrue();
        assertThat(refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
        assertThat(FHIR.securityEvents()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "made up, 200, ''",
        "id_token, 400, unsupported_token_type",
        "missing, 400, invalid_request",
        "without client, 401, invalid_client",
        "unknown client, 401, invalid_client",
        "system by name alone, 401, invalid_client"
    })
    void what_else_can_come(String what, int status, String error) {
        var form = new HashMap<>(Map.of("client_id", AppStandIn.APP, "token", "x"));
        switch (what) {
            case "id_token" -> form.put("token", tokens.text("id_token"));
            case "missing" -> form.remove("token");
            case "without client" -> form.remove("client_id");
            case "unknown client" -> form.put("client_id", "unknown");
            case "system by name alone" -> form.put("client_id", SystemStandIn.ID);
            default -> {}
        }

        var answer = TokenEndpoint.postTo(PATH, form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(isActive(tokens.text("access_token"))).isTrue();
    }

    @Test
    void a_system_revokes_one_token_and_its_others_live() {
        var first = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");
        var second = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", first.text("access_token"));

        assertThat(TokenEndpoint.postTo(PATH, form).status()).isEqualTo(200);

        assertThat(isActive(first.text("access_token"))).isFalse();
        assertThat(isActive(second.text("access_token"))).isTrue();
        assertThat(FHIR.securityEvents()).hasSize(1);
    }

    @Test
    void a_token_of_ours_that_was_revoked_opens_nothing_of_ours() {
        var bearer = SYSTEMS.tokenFor(SystemStandIn.ID, "https://samtykke.example/scope/introspect")
                .text("access_token");
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", bearer);
        TokenEndpoint.postTo(PATH, form);

        var answer =
                TokenEndpoint.postTo("/oauth2/introspect", Map.of("token", "x"), "Authorization", "Bearer " + bearer);

        assertThat(answer.text("error")).isEqualTo("invalid_token");
    }

    @Test
    void not_by_get_not_in_the_address() {
        var form = "client_id=test-app&token=" + tokens.text("refresh_token");

        assertThat(Http.get(Neighbourhood.issuer() + PATH + "?" + form).statusCode())
                .isBetween(400, 499);
        assertThat(Http.post(Neighbourhood.issuer() + PATH + "?" + form, "").statusCode())
                .isBetween(400, 499);
        assertThat(isActive(tokens.text("refresh_token"))).isTrue();
    }
}
