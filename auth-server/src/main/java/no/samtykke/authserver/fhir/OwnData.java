package no.samtykke.authserver.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.AccessTokens;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the fhir-server keeps about a person, as pages for her to read. They may be long: they flow through here and are
 * held by nobody. The fhir-server has 10 seconds to begin.
 */
@Component
public class OwnData {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration BEGIN = Duration.ofSeconds(10);
    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final AccessTokens tokens;
    private final URI fhirBase;

    OwnData(AccessTokens tokens, ServerProperties server) {
        this.tokens = tokens;
        this.fhirBase = server.fhirBase();
    }

    /** What she may be shown. */
    public enum Page {
        COPY("$my-data"),
        PRIVACY_REPORT("$privacy-report");

        private final String operation;

        Page(String operation) {
            this.operation = operation;
        }
    }

    /**
     * A page that has begun.
     *
     * @param policy what it may load, by its own word
     */
    public record Flowing(InputStream body, Optional<String> policy) {}

    /**
     * @param sid her session, which the fhir-server knows
     * @throws Refused when the answer is a 4xx
     * @throws FhirServerSilent when there is no answer in time, or another
     */
    public Flowing open(Page page, String patient, UUID sid) {
        var question = Parameters.empty()
                .withReference("patient", patient)
                .with("sid", "valueString", sid.toString())
                .with("format", "valueCode", "html");
        var request = HttpRequest.newBuilder(URI.create(fhirBase + "/" + page.operation))
                .timeout(BEGIN)
                .header("Authorization", "Bearer " + tokens.forOurselves())
                .header("Accept-Language", LocaleContextHolder.getLocale().toLanguageTag())
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(question.json().toString()))
                .build();
        try {
            return flowing(page, http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new FhirServerSilent(page.operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FhirServerSilent(page.operation, e);
        }
    }

    private static Flowing flowing(Page page, HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        if (status >= CLIENT_FAULT) {
            answer.body().close();
            if (status < SERVER_FAULT) {
                throw new Refused(page.operation, status);
            }
            throw new FhirServerSilent(page.operation, new IllegalStateException("Answered " + status));
        }
        return new Flowing(answer.body(), answer.headers().firstValue("Content-Security-Policy"));
    }
}
