package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import no.samtykke.sandbox.smart.BackendToken;
import no.samtykke.sandbox.smart.SystemClient;
import no.samtykke.sandbox.smart.Web;

/** Fhir-server, as the hospital asks it. */
final class Samtykke {

    private final SystemClient client;
    private final Web web;
    private final BackendToken token;

    Samtykke(SystemClient client, Web web, BackendToken token) {
        this.client = client;
        this.web = web;
        this.token = token;
    }

    /** It answered, and not with what was asked for. */
    static final class NotTaken extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        NotTaken(String operation, int status) {
            super(operation + " was answered with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    JsonNode ask(String operation, Question question) throws IOException {
        var answer = web.send(authorized(client.fhirBase() + "/" + operation)
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(question.parameters().toString())));
        if (answer.statusCode() != 200) {
            throw new NotTaken(operation, answer.statusCode());
        }
        return Web.json(answer);
    }

    /** Begins what takes a while, and tells where to ask how far it is. */
    String begin(String path) throws IOException {
        var answer = web.send(authorized(client.fhirBase() + "/" + path)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async"));
        return answer.headers()
                .firstValue("Content-Location")
                .filter(_ -> answer.statusCode() == 202)
                .orElseThrow(() -> new NotTaken("$export", answer.statusCode()));
    }

    /** The answer when there is one, and 202 while there is none. */
    HttpResponse<String> get(String address) throws IOException {
        var answer = web.send(authorized(address));
        if (answer.statusCode() != 200 && answer.statusCode() != 202) {
            throw new NotTaken("$export", answer.statusCode());
        }
        return answer;
    }

    void forget(String job) throws IOException {
        web.send(authorized(job).DELETE());
    }

    /** The token is for fhir-server, whatever address it tells. */
    private HttpRequest.Builder authorized(String address) throws IOException {
        if (!address.startsWith(client.fhirBase() + "/")) {
            throw new IOException("the address is none of fhir-server");
        }
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token.value());
    }

    /** Once is enough: one that stands already is no fault. */
    void subscribe(JsonNode subscription) throws IOException {
        var answer = web.send(HttpRequest.newBuilder(URI.create(client.fhirBase() + "/Subscription"))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(subscription.toString())));
        if (answer.statusCode() != 201 && answer.statusCode() != 409) {
            throw new NotTaken("Subscription", answer.statusCode());
        }
    }

    /** Public keys that receipts are checked with, as a JWK Set. */
    JsonNode receiptKeys() throws IOException {
        return keys("/receipts/keys");
    }

    /** And those that pushes are. */
    JsonNode pushKeys() throws IOException {
        return keys("/push/keys");
    }

    private JsonNode keys(String path) throws IOException {
        var answer =
                web.send(HttpRequest.newBuilder(URI.create(client.fhirBase()).resolve(path)));
        if (answer.statusCode() != 200) {
            throw new NotTaken(path, answer.statusCode());
        }
        return Web.json(answer);
    }
}
