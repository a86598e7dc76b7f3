package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
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
        var answer = web.send(HttpRequest.newBuilder(URI.create(client.fhirBase() + "/" + operation))
                .header("Authorization", "Bearer " + token.value())
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(question.parameters().toString())));
        if (answer.statusCode() != 200) {
            throw new NotTaken(operation, answer.statusCode());
        }
        return Web.json(answer);
    }

    /** Public keys that receipts are checked with, as a JWK Set. */
    JsonNode receiptKeys() throws IOException {
        var answer =
                web.send(HttpRequest.newBuilder(URI.create(client.fhirBase()).resolve("/receipts/keys")));
        if (answer.statusCode() != 200) {
            throw new NotTaken("receipts/keys", answer.statusCode());
        }
        return Web.json(answer);
    }
}
