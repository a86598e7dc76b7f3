package no.samtykke.sandbox.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.NationalId;

/** Speaks to a source as fhir-server does. */
record AskingSource(String base, ECKey key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    String token() throws Exception {
        var answer = post(
                site() + "/token",
                "",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                                signed(claims(site() + "/token")
                                        .subject("samtykke")
                                        .build())));
        return Json.MAPPER.readTree(answer.body()).path("access_token").asText();
    }

    HttpResponse<InputStream> ask(String path, String token, String pid, Map<String, String> more, String... headers)
            throws Exception {
        var person = Map.of("system", NationalId.system(pid), "value", pid);
        var statement = signed(
                claims(base).claim("patient", person).claim("actor", person).build());
        var form = new HashMap<>(more);
        form.put("patient.identifier", NationalId.system(pid) + "|" + pid);
        form.put("samtykke-statement", statement);
        return post(base + path, token, form, headers);
    }

    JsonNode list(String type, String pid) throws Exception {
        return Json.MAPPER.readTree(
                ask("/" + type + "/_search", token(), pid, Map.of()).body());
    }

    void admin(String door, String body) throws Exception {
        HTTP.send(
                HttpRequest.newBuilder(URI.create(site() + "/admin/" + door))
                        .PUT(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    String heard() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(site() + "/admin/requests")).build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private String site() {
        return base.replace("/fhir", "");
    }

    private static JWTClaimsSet.Builder claims(String audience) {
        return new JWTClaimsSet.Builder()
                .issuer("samtykke")
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private String signed(JWTClaimsSet claims) throws Exception {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static HttpResponse<InputStream> post(String to, String token, Map<String, String> form, String... headers)
            throws Exception {
        String body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }
}
