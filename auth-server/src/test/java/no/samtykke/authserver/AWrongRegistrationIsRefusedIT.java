package no.samtykke.authserver;

import static no.samtykke.authserver.support.RegisteredByApi.administratorToken;
import static no.samtykke.authserver.support.RegisteredByApi.anApp;
import static no.samtykke.authserver.support.RegisteredByApi.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AWrongRegistrationIsRefusedIT extends RunningAuthServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            redirect_uris  | ["javascript:alert(1)"]               | invalid_redirect_uri
            redirect_uris  | ["data:text/html,x"]                  | invalid_redirect_uri
            redirect_uris  | ["http://app.example/"]               | invalid_redirect_uri
            redirect_uris  | ["https://app.example/#a"]            | invalid_redirect_uri
            redirect_uris  | ["https://*.example/", 1]             | invalid_redirect_uri
            redirect_uris  | "https://app.example/"                | invalid_redirect_uri
            redirect_uris  | []                                    | invalid_redirect_uri
            jwks_uri       | "http://localhost/jwks"               | invalid_client_metadata
            jwks_uri       | "https://localhost/jwks"              | invalid_client_metadata
            jwks_uri       | "https://127.0.0.1/jwks"              | invalid_client_metadata
            jwks_uri       | "https://[::1]/jwks"                  | invalid_client_metadata
            jwks_uri       | "https://169.254.169.254/latest"      | invalid_client_metadata
            jwks_uri       | "https://metadata.internal/jwks"      | invalid_client_metadata
            jwks_uri       | "https://0x7f000001/jwks"             | invalid_client_metadata
            jwks_uri       | "https://2130706433/jwks"             | invalid_client_metadata
            jwks_uri       | "file:///etc/passwd"                  | invalid_client_metadata
            backchannel_logout_uri | "https://10.0.0.1/"           | invalid_client_metadata
            backchannel_logout_uri | "http://127.0.0.1/"           | invalid_client_metadata
            logo_uri       | "https://app.example/logo.png"        | invalid_client_metadata
            logo_uri       | "/etc/hostname"                       | invalid_client_metadata
            client_name    | "\\u202ekkytmas"                      | invalid_client_metadata
            client_name    | 7                                     | invalid_client_metadata
            controller     | ""                                    | invalid_client_metadata
            scope          | "patient/*.rs system/*.rs"            | invalid_client_metadata
            scope          | "https://samtykke.example/scope/clients" | invalid_client_metadata
            grant_types    | ["implicit"]                          | invalid_client_metadata
            grant_types    | ["authorization_code","client_credentials"] | invalid_client_metadata
            response_types | ["token"]                             | invalid_client_metadata
            token_endpoint_auth_method | "client_secret_jwt"       | invalid_client_metadata
            token_endpoint_auth_method | "private_key_jwt"         | invalid_client_metadata
            jwks           | {"keys":[]}                           | invalid_client_metadata
            jwks           | "{}"                                  | invalid_client_metadata
            kind           | "root"                                | invalid_client_metadata
            client_id      | "samtykke-auth-server"                | invalid_client_metadata
            client_id      | "a/b"                                 | invalid_client_metadata
            dpop_bound_access_tokens | "yes"                       | invalid_client_metadata
            software_statement | "e30"                             | invalid_software_statement
            """)
    void a_wrong_registration_is_refused(String member, String value, String error) throws Exception {
        var app = anApp();
        app.set(member, JSON.readTree(value));

        var answer = call("POST", "/clients", administratorToken(), app.toString());

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.text("error_description")).isNotBlank().doesNotContain("example/", "169.254", "alert");
    }

    @ParameterizedTest
    @CsvSource({"'', invalid_client_metadata", "'[]', invalid_client_metadata", "'{', invalid_client_metadata"})
    void a_body_that_is_no_object_is_refused(String body, String error) {
        assertThat(call("POST", "/clients", administratorToken(), body).text("error"))
                .isEqualTo(error);
    }
}
