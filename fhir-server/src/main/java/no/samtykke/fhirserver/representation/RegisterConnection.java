package no.samtykke.fhirserver.representation;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Sends one search to the register and gives back the Bundle it answered, or a {@link RegisterUnavailable}. */
@Component
class RegisterConnection {

    private static final int LARGEST_ANSWER = 1_000_000;

    private final HttpClient http;
    private final RepresentationSettings settings;
    private final FhirContext fhir;

    RegisterConnection(RepresentationSettings settings, FhirContext fhir) {
        this.settings = settings;
        this.fhir = fhir;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Bundle search(String type, NationalId id, String more) throws RegisterUnavailable {
        String form = "identifier=" + URLEncoder.encode(id.system() + "|" + id.value(), UTF_8)
                + (more.isEmpty() ? "" : "&" + more);
        var response = send(HttpRequest.newBuilder(URI.create(settings.register() + "/" + type + "/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() != 200) {
            throw new RegisterUnavailable("status " + response.statusCode());
        }
        return parse(response.body());
    }

    /** The limit is on the whole exchange: a request time-out of the client would end with the headers. */
    private HttpResponse<String> send(HttpRequest request) throws RegisterUnavailable {
        var exchange = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST_ANSWER));
        try {
            return exchange.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new RegisterUnavailable("no answer within " + settings.timeout(), e);
        } catch (ExecutionException e) {
            throw new RegisterUnavailable("no connection, or one that broke", e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegisterUnavailable("interrupted", e);
        }
    }

    /** The parser throws many kinds of exceptions, and its messages may hold what it read: neither is passed on. */
    private Bundle parse(String body) throws RegisterUnavailable {
        try {
            return fhir.newJsonParser().parseResource(Bundle.class, body);
        } catch (RuntimeException unreadable) {
            throw new RegisterUnavailable("an answer that is no FHIR Bundle");
        }
    }
}
