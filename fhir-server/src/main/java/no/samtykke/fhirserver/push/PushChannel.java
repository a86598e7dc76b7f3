package no.samtykke.fhirserver.push;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** HTTP as receivers get it. What comes back is a status: nothing else is read, and no redirect followed. */
@Component
class PushChannel {

    private final HttpClient http;
    private final PushProperties properties;
    private final PushKey key;

    PushChannel(PushProperties properties, PushKey key, SslBundles bundles) {
        this.properties = properties;
        this.key = key;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (properties.sslBundle() != null) {
            builder.sslContext(bundles.getBundle(properties.sslBundle()).createSslContext());
        }
        this.http = builder.build();
    }

    /** What became of a sending. */
    enum Receipt {
        RECEIVED,
        /** This one is not taken; others may be. */
        REFUSED,
        /** Nobody answers, or not now. */
        UNREACHABLE
    }

    Receipt send(String endpoint, UUID delivery, String body) {
        var request = HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(properties.timeout())
                .header("Content-Type", "application/fhir+json")
                .header("Idempotency-Key", delivery.toString())
                .header("X-Samtykke-Signature", key.sign(body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return receipt(answer(request).statusCode());
        } catch (ExecutionException | TimeoutException _) {
            return Receipt.UNREACHABLE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Receipt.UNREACHABLE;
        }
    }

    /** The time-out of a request ends with the head of the answer; one that never ends must end as well. */
    private HttpResponse<Void> answer(HttpRequest request)
            throws ExecutionException, InterruptedException, TimeoutException {
        var answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return answer.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static Receipt receipt(int status) {
        if (status >= 200 && status < 300) {
            return Receipt.RECEIVED;
        }
        return status >= 400 && status < 500 && status != 408 && status != 429 ? Receipt.REFUSED : Receipt.UNREACHABLE;
    }
}
