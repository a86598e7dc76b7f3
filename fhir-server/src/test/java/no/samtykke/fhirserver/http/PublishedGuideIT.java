package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.api.Test;

/** The implementation guide at {@code /ig/}: for everybody, and no way into anything else. */
class PublishedGuideIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String HOST = SERVER.base.substring(0, SERVER.base.length() - "/fhir".length());

    @Test
    void everybody_reads_it() {
        for (String page : List.of("/ig/", "/ig/index.html", "/ig/artifacts.html")) {
            var answer = get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.body()).contains("Samtykke implementation guide");
        }
        assertThat(get("/ig/site.css").header("Content-Type")).startsWith("text/css");
        assertThat(get("/ig/house.svg").header("Content-Type")).startsWith("image/svg+xml");
    }

    @Test
    void the_address_without_a_slash_leads_to_it() {
        var answer = get("/ig");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/ig/");
    }

    @Test
    void the_package_is_there() {
        var answer = get("/ig/package.tgz");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/gzip");
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        var first = get("/ig/index.html");
        assertThat(first.header("Cache-Control")).contains("max-age=300").contains("public");
        var again = SERVER.send(HttpRequest.newBuilder(URI.create(HOST + "/ig/index.html"))
                .header("If-None-Match", first.header("ETag")));
        assertThat(first.header("ETag")).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    /** Written to the socket, as a client of Java would tidy the address first. */
    @Test
    void nothing_beside_it_is_reached() throws IOException {
        for (String path : List.of(
                "/ig/../application.yaml",
                "/ig/%2e%2e/application.yaml",
                "/ig/..%2fapplication.yaml",
                "/ig/%252e%252e/application.yaml",
                "/ig/..;/application.yaml",
                "/ig/package.tgz/../../no/samtykke/fhirserver/FhirServer.class",
                "/ig/no-such-page.html")) {
            assertThat(status(path)).as(path).isIn(400, 401, 404);
        }
    }

    @Test
    void it_is_read_and_not_written() {
        var answer = SERVER.send(HttpRequest.newBuilder(URI.create(HOST + "/ig/index.html"))
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(answer.status()).isIn(405, 415);
    }

    @Test
    void the_server_names_it() {
        var statement = SERVER.get("/metadata", "").as(CapabilityStatement.class);
        assertThat(statement.getImplementationGuide())
                .extracting(PrimitiveType::getValue)
                .containsExactly("https://samtykke.example/fhir/ImplementationGuide/no.samtykke.fhir");
        assertThat(statement.getImplementation().getDescription()).contains(HOST + "/ig/");
    }

    private static Answer get(String path) {
        return SERVER.send(HttpRequest.newBuilder(URI.create(HOST + path)));
    }

    private static int status(String path) throws IOException {
        URI host = URI.create(HOST);
        try (var socket = new Socket(host.getHost(), host.getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + host.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
