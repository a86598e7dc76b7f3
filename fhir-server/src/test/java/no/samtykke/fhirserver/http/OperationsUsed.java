package no.samtykke.fhirserver.http;

import java.net.http.HttpRequest;
import java.util.List;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Every operation that a test calls is held to its OperationDefinition: what is answered always, and what is given as
 * far as the server takes it.
 */
final class OperationsUsed {

    private static final int OK = 200;

    private static final OperationContract CONTRACT = new OperationContract();

    private OperationsUsed() {}

    static void checkAnswer(HttpRequest request, Answer answer) {
        String operation = operation(request.uri().getPath());
        boolean isParameters = answer.header("Content-Type").startsWith("application/fhir+json")
                && answer.body().startsWith("{\"resourceType\":\"Parameters\"");
        if (!operation.isEmpty() && answer.status() == OK && isParameters) {
            demandNone(CONTRACT.faultsOfAnswer(operation, answer.as(Parameters.class)));
        }
    }

    static void checkRequest(String path, Resource sent, Answer answer) {
        String operation = operation(path);
        if (!operation.isEmpty() && answer.status() == OK && sent instanceof Parameters parameters) {
            demandNone(CONTRACT.faultsOfRequest(operation, parameters));
        }
    }

    /** Without the dollar sign; empty text when it is none at the root: those of a type are FHIR's own. */
    private static String operation(String path) {
        String atRoot = path.startsWith("/fhir/") ? path.substring("/fhir".length()) : path;
        return atRoot.startsWith("/$") && atRoot.indexOf('/', 1) < 0 ? atRoot.substring(2) : "";
    }

    private static void demandNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError("Not as its OperationDefinition says: " + faults);
        }
    }
}
