package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of registered apps read our answers, refusals included; other pages get no header that lets them. */
class CrossOriginIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String GRANTED = "Access-Control-Allow-Origin";
    private static String token = "";

    @BeforeAll
    static void a_token() {
        token = People.approvedToken(People.citizen(), "patient/*.rs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void a_registered_app_may_ask_without_a_token_whether_it_may_send_one(String method) {
        var answer = preflight("/Observation", Issuer.WEB_APP, method, "authorization,dpop,content-type,if-match");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(GRANTED)).isEqualTo(Issuer.WEB_APP);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("authorization", "dpop", "content-type", "if-match");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://app.example",
                "https://app.example.evil.example",
                "https://app.example:444",
                "https://APP.example.evil",
                "https://evil.example/https://app.example"
            })
    void a_foreign_page_gets_no_header(String origin) {
        var preflight = preflight("/Observation", origin, "GET", "authorization");
        var answer = SERVER.send(SERVER.request("/Observation", token).header("Origin", origin));

        assertThat(preflight.header(GRANTED)).isEmpty();
        assertThat(answer.header(GRANTED)).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_registered_app_may_read_what_it_needs() {
        var answer = SERVER.send(SERVER.request("/Observation", token).header("Origin", Issuer.WEB_APP));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(GRANTED)).isEqualTo(Issuer.WEB_APP);
        assertThat(answer.http().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains(
                        "ETag",
                        "Location",
                        "Content-Location",
                        "Link",
                        "WWW-Authenticate",
                        "DPoP-Nonce",
                        "Last-Modified",
                        "Retry-After");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Observation", "/Observation?identifier=13116900216"})
    void a_registered_app_may_read_refusals_too(String path) {
        var answer = SERVER.send(SERVER.request(path, "").header("Origin", Issuer.WEB_APP));

        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.header(GRANTED)).isEqualTo(Issuer.WEB_APP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metadata", "/.well-known/smart-configuration"})
    void what_is_open_is_open_to_every_page(String path) {
        for (String origin : new String[] {"https://anyone.example", "null", Issuer.WEB_APP}) {
            assertThat(SERVER.send(SERVER.request(path, "").header("Origin", origin))
                            .header(GRANTED))
                    .isEqualTo("*");
            assertThat(preflight(path, origin, "GET", "accept").header(GRANTED)).isEqualTo("*");
        }
    }

    @Test
    void without_an_origin_nothing_is_granted_and_options_opens_nothing() {
        var answer =
                SERVER.send(SERVER.request("/Observation", "").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(SERVER.get("/Observation", token).header(GRANTED)).isEmpty();
    }

    private static Answer preflight(String path, String origin, String method, String headers) {
        return SERVER.send(SERVER.request(path, "")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers));
    }
}
