package no.samtykke.fhirserver.kjernejournal;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * The source as a FHIR server: {@code POST [base]/$opt-out}, {@code $restore} or {@code $create-new} with the person as
 * an Identifier in the body. 200 or 204 is a yes, anything else is none.
 */
@Component
class FhirSummaryCareRecord implements SummaryCareRecord {

    private final KjernejournalProperties properties;
    private final FhirContext fhir;
    private final HttpClient http;

    FhirSummaryCareRecord(KjernejournalProperties properties, FhirContext fhir) {
        this.properties = properties;
        this.fhir = fhir;
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public boolean isOffered() {
        return properties.base() != null;
    }

    @Override
    public void tell(Change change, NationalId person) throws SourceUnavailable {
        var base = properties.base();
        if (base == null) {
            throw new SourceUnavailable("no source is configured");
        }
        int status = statusOf(HttpRequest.newBuilder(URI.create(base + "/" + change.operation()))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(BodyPublishers.ofString(body(person)))
                .build());
        if (status != 200 && status != 204) {
            throw new SourceUnavailable("status " + status);
        }
    }

    private String body(NationalId person) {
        var in = new Parameters()
                .addParameter(
                        "patient", new Identifier().setSystem(person.system()).setValue(person.value()));
        return fhir.newJsonParser().encodeResourceToString(in);
    }

    /** The limit is on the whole exchange: a request time-out of the client would end with the headers. */
    private int statusOf(HttpRequest request) throws SourceUnavailable {
        var exchange = http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
        try {
            return exchange.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            exchange.cancel(true);
            throw new SourceUnavailable("no answer within " + properties.timeout());
        } catch (ExecutionException _) {
            throw new SourceUnavailable("no connection, or one that broke");
        } catch (InterruptedException _) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("interrupted");
        }
    }
}
