package no.samtykke.authserver;

import static no.samtykke.authserver.support.RegisteredByApi.INITIAL_TOKEN;
import static no.samtykke.authserver.support.RegisteredByApi.administratorToken;
import static no.samtykke.authserver.support.RegisteredByApi.anApp;
import static no.samtykke.authserver.support.RegisteredByApi.call;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnAppRegistersItselfIT extends RunningAuthServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void and_can_be_used_at_once() {
        var made = call(
                "POST",
                "/register",
                INITIAL_TOKEN,
                anApp().put("token_endpoint_auth_method", "none").toString());
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        assertThat(made.body().has("client_secret")).isFalse();
        assertThat(made.text("registration_client_uri"))
                .isEqualTo(Neighbourhood.issuer() + "/register/" + made.text("client_id"));
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);

            assertThat(Journey.tokensFor(kari, aRequest().with("client_id", made.text("client_id")))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void and_looks_after_its_own_registration() {
        var made = call("POST", "/register", INITIAL_TOKEN, anApp().toString());
        var path = "/register/" + made.text("client_id");
        var token = made.text("registration_access_token");

        assertThat(call("GET", path, token, "").text("client_name")).isEqualTo("Måleboka");
        var change = anApp().put("client_name", "Måleboka 2").put("client_id", made.text("client_id"));
        assertThat(call("PUT", path, token, change.toString()).text("client_name"))
                .isEqualTo("Måleboka 2");
        assertThat(call("PUT", path, token, anApp().toString()).status()).isEqualTo(400);
        assertThat(call("DELETE", path, token, "").status()).isEqualTo(204);
        assertThat(call("GET", path, token, "").status()).isEqualTo(401);
    }

    @Test
    void but_not_after_another_ones() {
        var mine = call("POST", "/register", INITIAL_TOKEN, anApp().toString());
        var theirs = call("POST", "/register", INITIAL_TOKEN, anApp().toString());
        var path = "/register/" + theirs.text("client_id");

        for (var token : new String[] {
            "", "nonsense", mine.text("registration_access_token"), INITIAL_TOKEN, administratorToken()
        }) {
            assertThat(call("GET", path, token, "").status()).isEqualTo(401);
            assertThat(call("DELETE", path, token, "").status()).isEqualTo(401);
        }
        assertThat(call("GET", "/register/nobody", INITIAL_TOKEN, "").status()).isEqualTo(401);
    }

    @Test
    void without_a_scope_it_gets_what_is_offered() {
        var app = anApp();
        app.remove("scope");

        assertThat(call("POST", "/register", INITIAL_TOKEN, app.toString()).text("scope"))
                .isEqualTo("openid fhirUser launch/patient online_access patient/*.rs");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            scope              | "patient/*.cruds"             | invalid_client_metadata
            scope              | "system/*.rs"                 | invalid_client_metadata
            scope              | "openid https://samtykke.example/scope/clients" | invalid_client_metadata
            scope              | ["openid"]                    | invalid_client_metadata
            kind               | "backend"                     | invalid_client_metadata
            grant_types        | ["client_credentials"]        | invalid_client_metadata
            redirect_uris      | ["javascript:alert(1)"]       | invalid_redirect_uri
            jwks_uri           | "https://127.0.0.1/jwks"      | invalid_client_metadata
            software_statement | "e30"                         | invalid_software_statement
            """)
    void and_goes_no_further_than_the_operator_allows(String member, String value, String error) throws Exception {
        var app = anApp();
        app.set(member, JSON.readTree(value));

        var answer = call("POST", "/register", INITIAL_TOKEN, app.toString());

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"''", "wrong-token-wrong-token-wrong-token", "administrator"})
    void only_with_the_initial_access_token(String token) {
        var sent = "administrator".equals(token) ? administratorToken() : token;

        var answer = call("POST", "/register", sent, anApp().toString());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
    }
}
