package no.samtykke.sandbox.idporten;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.sandbox.SandboxFiles;
import no.samtykke.sandbox.loopback.LoopbackServer;
import no.samtykke.sandbox.people.PeopleFile;

/** A stand-in that runs, and a client that knows the protocol by itself, over HTTP. */
final class ClientOfIdPorten implements AutoCloseable {

    static final String STATE = "the-state";
    static final String NONCE = "the-nonce";
    static final String AFTER_LOGOUT = "http://localhost:9000/logged-out";

    private static final String REDIRECT = "http://localhost:9000/back";
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]+)\"");

    /** Made once: an RSA key takes its time, and which one it is tells nothing. */
    private static final RSAKey KEY = key();

    private static final RSAKey OTHER_KEY = key();
    private static final RSAKey SIGNING_KEY = key();

    private final HttpClient http = HttpClient.newHttpClient();
    private final CodeVerifier verifier = new CodeVerifier();
    private final PeopleFile people;
    private final String site;
    private final LoopbackServer server;

    ClientOfIdPorten(Path folder) throws Exception {
        people = SandboxFiles.people(folder);
        int port = freePort();
        site = "http://localhost:" + port;
        var description = Files.writeString(folder.resolve("sandbox.json"), "{\"text\":\"hello\"}");
        JsonNode jwks = SandboxFiles.json(new JWKSet(KEY.toPublicJWK()).toString());
        var party =
                new RelyingParty("samtykke", jwks, List.of(URI.create(REDIRECT)), List.of(URI.create(AFTER_LOGOUT)));
        var settings = new IdPortenSettings(
                port,
                issuer(),
                people.path(),
                description,
                SandboxFiles.json(SIGNING_KEY.toJSONString()),
                List.of(party),
                Map.of("sandbox-loader", jwks));
        server = LoopbackServer.start(port, new Provider(settings, Clock.systemUTC())::answer);
    }

    String issuer() {
        return site + "/idporten";
    }

    PeopleFile people() {
        return people;
    }

    /** Opens the log-in page and says the id of the request it is for. */
    String page() throws Exception {
        var matcher = REQUEST.matcher(authorize(Map.of()).body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    Map<String, String> logIn(String person, String eid) throws Exception {
        return location(submit(Map.of("request", page(), "person", person, "eid", eid, "action", "login")));
    }

    Map<String, String> press(String button, String page) throws Exception {
        return location(submit(Map.of("request", page, "action", button)));
    }

    /** An authorization request with some parameters changed; an empty value leaves one out. */
    HttpResponse<String> authorize(Map<String, String> changes) throws Exception {
        var parameters = new HashMap<>(Map.of(
                "client_id", "samtykke",
                "response_type", "code",
                "scope", "openid profile",
                "redirect_uri", REDIRECT,
                "state", STATE,
                "nonce", NONCE,
                "acr_values", "idporten-loa-high",
                "code_challenge_method", "S256",
                "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue()));
        parameters.putAll(changes);
        parameters.values().removeIf(String::isEmpty);
        return get("/idporten/authorize?" + encoded(parameters));
    }

    HttpResponse<String> submit(Map<String, String> form) throws Exception {
        return post("/idporten/authorize", form);
    }

    HttpResponse<String> redeem(Map<String, String> answer) throws Exception {
        return redeem(answer, Map.of());
    }

    HttpResponse<String> redeem(Map<String, String> answer, Map<String, String> changes) throws Exception {
        var form = tokenForm(answer);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", proof(KEY));
        form.putAll(changes);
        return post("/idporten/token", form);
    }

    HttpResponse<String> redeemWithoutProof(Map<String, String> answer) throws Exception {
        return post("/idporten/token", tokenForm(answer));
    }

    String proofWithAnotherKey() throws Exception {
        return proof(OTHER_KEY);
    }

    HttpResponse<String> logOut(String idToken, String returnTo) throws Exception {
        return get("/idporten/logout?"
                + encoded(Map.of("id_token_hint", idToken, "post_logout_redirect_uri", returnTo, "state", "s1")));
    }

    HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(site + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
    }

    private HashMap<String, String> tokenForm(Map<String, String> answer) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "samtykke",
                "code",
                answer.get("code"),
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier.getValue()));
    }

    private String proof(RSAKey signingKey) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer("samtykke")
                .subject("samtykke")
                .audience(issuer())
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        jwt.sign(new RSASSASigner(signingKey));
        return jwt.serialize();
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(REDIRECT + "?");
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
