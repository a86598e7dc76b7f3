package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.ClientAssertion;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnAppProvesItselfAsItIsRegisteredIT extends RunningAuthServer {

    private static final String METHOD = "token_endpoint_auth_method";
    private static String basic = "";
    private static String secret = "";
    private static String form = "";
    private static String formSecret = "";
    private static String keys = "";

    @BeforeEach
    void oneAppOfEachKind() {
        if (!basic.isEmpty()) {
            return;
        }
        var inHeader = RegisteredByApi.registered(RegisteredByApi.anApp());
        basic = inHeader.path("client_id").asText();
        secret = inHeader.path("client_secret").asText();
        var inForm = RegisteredByApi.registered(RegisteredByApi.anApp().put(METHOD, "client_secret_post"));
        form = inForm.path("client_id").asText();
        formSecret = inForm.path("client_secret").asText();
        keys = RegisteredByApi.registered(RegisteredByApi.anAppWithKeys(SYSTEMS.publicKeys()))
                .path("client_id")
                .asText();
    }

    @Test
    void with_a_secret_in_the_header_it_gets_tokens_and_refreshes_them() {
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var request = aRequest().with("client_id", basic);
            var code = Journey.codeFor(kari, request);
            var codeForm = TokenEndpoint.codeForm(request, code);
            codeForm.remove("client_id");

            var first = post(codeForm, header(basic, secret));
            assertThat(first.status()).as(first.http().body()).isEqualTo(200);
            var refresh = Map.of("grant_type", "refresh_token", "refresh_token", first.text("refresh_token"));
            isRefused(post(with(refresh, "client_id", basic), ""));
            isRefused(post(refresh, header(basic, formSecret)));
            var second = post(refresh, header(basic, secret));
            assertThat(second.status()).as(second.http().body()).isEqualTo(200);
        }
    }

    @Test
    void with_a_key_it_gets_tokens() {
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var request = aRequest().with("client_id", keys);
            var assertion = ClientAssertion.of(keys);
            TokenEndpoint.codeForm(request, Journey.codeFor(kari, request)).forEach(assertion::beside);

            assertThat(assertion.token().status()).isEqualTo(200);
        }
    }

    /** {@code invalid_grant} says that the client was believed and only its code is wrong. */
    @ParameterizedTest(name = "{0} by {1}: {2} {3}")
    @CsvSource({
        "basic, header, 400, invalid_grant",
        "basic, wrong secret, 401, invalid_client",
        "basic, no secret, 401, invalid_client",
        "basic, form, 401, invalid_client",
        "basic, name, 401, invalid_client",
        "basic, key, 401, invalid_client",
        "basic, header and form, 400, invalid_request",
        "basic, header and key, 400, invalid_request",
        "basic, header of another, 401, invalid_client",
        "basic, not base64, 401, invalid_client",
        "basic, no colon, 401, invalid_client",
        "basic, bad escape, 401, invalid_client",
        "basic, bare, 401, invalid_client",
        "basic, bearer, 401, invalid_client",
        "form, form, 400, invalid_grant",
        "form, header, 401, invalid_client",
        "form, name, 401, invalid_client",
        "keys, key, 400, invalid_grant",
        "keys, name, 401, invalid_client",
        "keys, header, 401, invalid_client",
        "public, name, 400, invalid_grant",
        "public, header, 401, invalid_client",
        "public, form, 401, invalid_client",
        "public, key, 401, invalid_client"
    })
    void and_in_no_other_way(String app, String way, int status, String error) {
        var answer = ask(app, way);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.http().headers().firstValue("WWW-Authenticate").isPresent())
                .isEqualTo(status == 401
                        && !Set.of("form", "name", "key", "bearer").contains(way));
        assertThat(answer.http().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void and_none_gets_a_code_without_pkce() {
        for (var app : List.of(basic, form, keys)) {
            var request = aRequest().with("client_id", app);
            assertThat(Http.get(request.url()).headers().firstValue("Location").orElse(""))
                    .contains("/launch/");

            var told = Http.get(request.without("code_challenge").url());

            assertThat(told.headers().firstValue("Location").orElse(""))
                    .contains("error=invalid_request")
                    .doesNotContain("/launch/");
        }
    }

    @Test
    void id_and_secret_in_the_header_are_written_as_in_a_form() {
        var escaped = "%" + Integer.toHexString(secret.charAt(0)) + secret.substring(1);

        assertThat(ask(header(basic, escaped)).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void an_app_does_not_ask_for_itself() {
        var answer = post(Map.of("grant_type", "client_credentials", "scope", "openid"), header(basic, secret));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("unauthorized_client");
    }

    private static Answer ask(String app, String way) {
        var id = switch (app) {
            case "basic" -> basic;
            case "form" -> form;
            case "keys" -> keys;
            default -> AppStandIn.APP;
        };
        var itsSecret = app.equals("form") ? formSecret : secret;
        var sent = codeForm();
        return switch (way) {
            case "header" -> ask(header(id, itsSecret));
            case "wrong secret" -> ask(header(id, itsSecret + "x"));
            case "no secret" -> ask(header(id, ""));
            case "form" -> post(with(with(sent, "client_id", id), "client_secret", itsSecret), "");
            case "name" -> post(with(sent, "client_id", id), "");
            case "key" -> byKey(id, "");
            case "header and form" -> post(with(sent, "client_secret", itsSecret), header(id, itsSecret));
            case "header and key" -> byKey(id, header(id, itsSecret));
            case "header of another" -> post(with(sent, "client_id", AppStandIn.APP), header(id, itsSecret));
            case "not base64" -> ask("Basic ~~~");
            case "no colon" -> ask("Basic " + Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8)));
            case "bad escape" ->
                ask("Basic " + Base64.getEncoder().encodeToString((id + ":%zz").getBytes(StandardCharsets.UTF_8)));
            case "bare" -> ask("Basic");
            default -> post(with(sent, "client_id", id), "Bearer " + itsSecret);
        };
    }

    private static Answer byKey(String id, String header) {
        var sent = with(codeForm(), "client_assertion", ClientAssertion.of(id).rs384());
        return post(
                with(sent, "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), header);
    }

    private static Answer ask(String header) {
        return post(codeForm(), header);
    }

    private static Map<String, String> codeForm() {
        return Map.of(
                "grant_type", "authorization_code",
                "code", "no code of ours",
                "redirect_uri", "http://127.0.0.1/callback",
                "code_verifier", "a".repeat(43));
    }

    private static Map<String, String> with(Map<String, String> sent, String name, String value) {
        var more = new HashMap<>(sent);
        more.put(name, value);
        return more;
    }

    private static String header(String id, String secret) {
        var text = URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer post(Map<String, String> sent, String header) {
        var request = HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Request.form(sent)));
        if (!header.isEmpty()) {
            request.header("Authorization", header);
        }
        return TokenEndpoint.send(request.build());
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }
}
