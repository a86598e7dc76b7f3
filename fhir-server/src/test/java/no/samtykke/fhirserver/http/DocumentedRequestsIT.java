package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every request of {@code docs/requests.md} and {@code docs/pass-through.md}, and expects the answer that stands
 * below it.
 */
class DocumentedRequestsIT {

    private static final Pattern REQUEST = Pattern.compile("```http\n(.*?)```\n→ (\\d+)( [a-z-]+)?", Pattern.DOTALL);
    private static final RunningServer SERVER = RunningServer.ONE;
    private static Citizen kari = Cast.SOMEBODY_ELSE;
    private static String observation = "";

    record Documented(String method, String path, String scope, boolean bound, String body, int status, String reason) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Documented> documented() throws IOException {
        // The other file ends by closing everything of hers.
        String documents =
                Files.readString(Path.of("../docs/pass-through.md")) + Files.readString(Path.of("../docs/requests.md"));
        return REQUEST.matcher(documents)
                .results()
                .map(found -> read(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private static Documented read(String request, String status, String reason) {
        String[] parts = request.split("\n\n", 2);
        String[] first = parts[0].lines().findFirst().orElseThrow().split(" ");
        String scope = parts[0].lines()
                .filter(line -> line.startsWith("Scope: "))
                .map(line -> line.substring("Scope: ".length()))
                .findFirst()
                .orElse("");
        String body = parts.length == 2 ? parts[1] : "";
        return new Documented(
                first[0],
                first[1],
                scope,
                parts[0].contains("DPoP: {proof}"),
                body,
                Integer.parseInt(status),
                reason == null ? "" : reason.trim());
    }

    @BeforeAll
    static void a_citizen() {
        kari = People.citizen();
        observation = People.load(
                        Clinical.resource("Observation", kari.patient()),
                        Clinical.resource("Condition", kari.patient()))
                .getFirst();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void is_answered_as_documented(Documented documented) {
        var request = request(documented)
                .header("Content-Type", "application/fhir+json")
                .method(documented.method(), HttpRequest.BodyPublishers.ofString(fill(documented.body())));

        var answer = SERVER.send(request);

        assertThat(answer.status()).as(answer.body()).isEqualTo(documented.status());
        if (!documented.reason().isEmpty()) {
            assertThat(answer.reason()).isEqualTo(documented.reason());
        }
    }

    private static HttpRequest.Builder request(Documented documented) {
        String path = fill(documented.path()).substring("/fhir".length());
        if (documented.bound()) {
            var key = new DpopKey();
            String token = People.boundToken(kari, documented.scope(), key);
            return SERVER.request(path, "")
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", key.proof(documented.method(), SERVER.base + path, token));
        }
        return SERVER.request(path, documented.scope().isEmpty() ? "" : People.approvedToken(kari, documented.scope()));
    }

    private static String fill(String text) {
        String filled = text.replace("{patient}", kari.patient())
                .replace("{national-id}", kari.known().id().value());
        if (filled.contains("{number-of-another}")) {
            filled = filled.replace("{number-of-another}", People.adult().id().value());
        }
        if (filled.contains("{mandate}")) {
            filled = filled.replace(
                    "{mandate}",
                    Powers.given(People.citizen(), kari.known(), "health-record")
                            .consent());
        }
        if (filled.contains("{condition}")) {
            filled = filled.replace("{condition}", Cast.find(kari, kari.patient(), "Condition"));
        }
        // Not one that a request before this one has stored: it has another source.
        filled = filled.replace("{observation}", observation);
        if (filled.contains("{audit-event}")) {
            filled = filled.replace("{audit-event}", Cast.find(kari, kari.patient(), "AuditEvent"));
        }
        if (filled.contains("{consent")) {
            String id = Cast.find(kari, kari.patient(), "Consent");
            var withdrawn = Cast.read(kari, kari.patient(), id).setStatus(Consent.ConsentState.INACTIVE);
            filled = filled.replace("{consent}", id)
                    .replace(
                            "{consent with status inactive}",
                            SERVER.fhir.newJsonParser().encodeResourceToString(withdrawn));
        }
        return filled;
    }
}
