package no.samtykke.authserver.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.AccessTokens;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Calls operations of the fhir-server over HTTP: 2 seconds to connect, 10 to answer. */
@Component
class Operations {

    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final RestClient http;
    private final AccessTokens tokens;
    private final ObjectMapper json;
    private final URI fhirBase;

    Operations(RestClient.Builder http, AccessTokens tokens, ObjectMapper json, ServerProperties server) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        factory.setReadTimeout(ANSWER);
        this.http = http.requestFactory(factory).build();
        this.tokens = tokens;
        this.json = json;
        fhirBase = server.fhirBase();
    }

    /**
     * @throws Refused when the answer is a 4xx
     * @throws FhirServerSilent when there is no answer, or a 5xx
     */
    JsonNode call(String operation, Parameters question) {
        try {
            var answer = http.post()
                    .uri(URI.create(fhirBase + "/" + operation))
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.forOurselves())
                    .header(
                            HttpHeaders.ACCEPT_LANGUAGE,
                            LocaleContextHolder.getLocale().toLanguageTag())
                    .contentType(FHIR_JSON)
                    .accept(FHIR_JSON)
                    .body(question.json().toString())
                    .retrieve()
                    .onStatus(HttpStatusCode::is4xxClientError, (unused, response) -> {
                        throw new Refused(operation, response.getStatusCode().value());
                    })
                    .body(byte[].class);
            return parse(operation, answer == null ? new byte[0] : answer);
        } catch (RestClientException e) {
            throw new FhirServerSilent(operation, e);
        }
    }

    FhirServerSilent unusable(String operation) {
        return new FhirServerSilent(operation, new IllegalStateException("A parameter is missing"));
    }

    private JsonNode parse(String operation, byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new FhirServerSilent(operation, e);
        }
    }
}
