package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static no.samtykke.authserver.support.RegisteredByApi.administratorToken;
import static no.samtykke.authserver.support.RegisteredByApi.anApp;
import static no.samtykke.authserver.support.RegisteredByApi.call;
import static no.samtykke.authserver.support.RegisteredByApi.registered;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.ClientAssertion;
import no.samtykke.authserver.support.Documentation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsAreRegisteredByAdministratorsIT extends RunningAuthServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_secret_is_told_once_and_kept_by_nobody() {
        var made = registered(anApp());
        var id = made.path("client_id").asText();

        assertThat(made.path("client_secret").asText()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(made.path("client_secret_expires_at").asInt(-1)).isZero();
        assertThat(made.path("token_endpoint_auth_method").asText()).isEqualTo("client_secret_basic");
        var read = call("GET", "/clients/" + id, administratorToken(), "");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().has("client_secret")).isFalse();
        assertThat(read.http().body()).doesNotContain(made.path("client_secret").asText());
        assertThat(read.http().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(read.text("client_name")).isEqualTo("Måleboka");
        var listed = call("GET", "/clients", administratorToken(), "");
        assertThat(listed.body().findValuesAsText("client_id")).contains(id).doesNotContain(AppStandIn.APP);
    }

    @Test
    void as_the_documentation_says() {
        var example = Documentation.example("clients.md", "json");

        assertThat(call("POST", "/clients", administratorToken(), example).status())
                .isEqualTo(201);
    }

    @Test
    void a_renewed_secret_takes_the_place_of_the_old_one() {
        var made = registered(anApp().put("token_endpoint_auth_method", "client_secret_post"));
        var id = made.path("client_id").asText();
        var old = made.path("client_secret").asText();

        var fresh = call("POST", "/clients/" + id + "/secret", administratorToken(), "")
                .text("client_secret");

        assertThat(errorWith(id, old)).isEqualTo("invalid_client");
        assertThat(errorWith(id, fresh)).isEqualTo("invalid_grant");
    }

    @Test
    void a_change_counts_at_once_and_keeps_the_secret() {
        var made = registered(anApp().put("token_endpoint_auth_method", "client_secret_post"));
        var id = made.path("client_id").asText();
        var change = anApp().put("token_endpoint_auth_method", "client_secret_post");
        change.putArray("origins").add("https://maleboka.example");

        var changed = call("PUT", "/clients/" + id, administratorToken(), change.toString());

        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertThat(changed.body().has("client_secret")).isFalse();
        assertThat(errorWith(id, made.path("client_secret").asText())).isEqualTo("invalid_grant");
        assertThat(Http.get(Neighbourhood.issuer() + "/registered-origins").body())
                .contains("https://maleboka.example")
                .contains(AppStandIn.ORIGIN);
    }

    @Test
    void what_people_gave_a_deleted_client_is_over() {
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var id = registered(anApp().put("token_endpoint_auth_method", "none"))
                    .path("client_id")
                    .asText();
            var tokens = Journey.tokensFor(kari, aRequest().with("client_id", id));
            assertThat(tokens.status()).isEqualTo(200);
            assertThat(call("DELETE", "/clients/" + id, administratorToken(), "")
                            .status())
                    .isEqualTo(204);
            assertThat(call("DELETE", "/clients/" + id, administratorToken(), "")
                            .status())
                    .isEqualTo(404);

            var again = anApp().put("token_endpoint_auth_method", "none").put("client_id", id);
            registered(again);
            var form = TokenEndpoint.refreshForm(tokens.text("refresh_token"));
            form.put("client_id", id);
            assertThat(TokenEndpoint.post(form).text("error")).isEqualTo("invalid_grant");
        }
    }

    @ParameterizedTest(name = "afterwards {0}: {1}")
    @CsvSource({
        "openid fhirUser launch/patient online_access patient/Observation.rs, invalid_grant",
        "openid fhirUser launch/patient online_access patient/*.cruds, ''"
    })
    void what_people_gave_is_over_when_the_client_may_do_less(String scope, String error) {
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var app = anApp().put("token_endpoint_auth_method", "none");
            var id = registered(app).path("client_id").asText();
            var tokens = Journey.tokensFor(kari, aRequest().with("client_id", id));

            call(
                    "PUT",
                    "/clients/" + id,
                    administratorToken(),
                    app.put("scope", scope).toString());

            var form = TokenEndpoint.refreshForm(tokens.text("refresh_token"));
            form.put("client_id", id);
            assertThat(TokenEndpoint.post(form).text("error")).isEqualTo(error);
        }
    }

    @Test
    void a_system_with_keys_can_be_registered_as_well() throws Exception {
        var system = JSON.createObjectNode();
        system.put("client_name", "Journalsystemet");
        system.put("controller", "Sykehuset");
        system.putArray("grant_types").add("client_credentials");
        system.put("scope", "system/Observation.rs");
        system.set("jwks", JSON.readTree(SYSTEMS.publicKeys()));

        var id = registered(system).path("client_id").asText();

        assertThat(ClientAssertion.of(id).token("system/Observation.rs").status())
                .isEqualTo(200);
        assertThat(Http.get(Neighbourhood.issuer() + "/.well-known/oauth-authorization-server")
                        .body())
                .contains("system/Observation.rs");
    }

    @Test
    void what_is_declared_in_the_settings_is_out_of_reach() {
        var taken = call(
                "POST",
                "/clients",
                administratorToken(),
                anApp().put("client_id", AppStandIn.APP).toString());

        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.text("error_description")).isEqualTo("client_id is taken");
        assertThat(call("GET", "/clients/" + AppStandIn.APP, administratorToken(), "")
                        .status())
                .isEqualTo(404);
        assertThat(call("DELETE", "/clients/" + AppStandIn.APP, administratorToken(), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_else_can() {
        var withoutScope = ClientAssertion.ofTheSystem()
                .token("https://samtykke.example/scope/launch")
                .text("access_token");
        var forFhir = ClientAssertion.ofTheSystem().token().text("access_token");
        var late = administratorToken();

        isChallenged("", 401, "Bearer");
        isChallenged("nonsense", 401, "Bearer error=\"invalid_token\"");
        isChallenged(forFhir, 401, "Bearer error=\"invalid_token\"");
        isChallenged(late.substring(0, late.length() - 8), 401, "Bearer error=\"invalid_token\"");
        isChallenged(
                withoutScope,
                403,
                "Bearer error=\"insufficient_scope\", scope=\"" + RegisteredByApi.CLIENTS_SCOPE + "\"");
        CLOCK.move(Duration.ofSeconds(301));
        isChallenged(late, 401, "Bearer error=\"invalid_token\"");
    }

    @Test
    void an_app_of_a_person_cannot_either() {
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var tokens = Journey.tokensFor(kari, aRequest());

            isChallenged(tokens.text("access_token"), 401, "Bearer error=\"invalid_token\"");
            isChallenged(tokens.text("id_token"), 401, "Bearer error=\"invalid_token\"");
        }
    }

    private static void isChallenged(String token, int status, String challenge) {
        var answer = call("POST", "/clients", token, anApp().toString());

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).hasValue(challenge);
    }

    private static String errorWith(String id, String secret) {
        var form = TokenEndpoint.refreshForm("no token of ours");
        form.put("client_id", id);
        form.put("client_secret", secret);
        return TokenEndpoint.post(form).text("error");
    }
}
