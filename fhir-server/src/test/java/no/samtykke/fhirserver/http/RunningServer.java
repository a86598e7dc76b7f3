package no.samtykke.fhirserver.http;

import ca.uhn.fhir.context.FhirContext;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.FhirServer;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.kjernejournal.TestSource;
import no.samtykke.fhirserver.representation.TestRegister;
import no.samtykke.fhirserver.sources.TestSources;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server, once per JVM: real PostgreSQL, real HTTP, real tokens, a register over HTTP. */
final class RunningServer {

    static final RunningServer ONE = start();

    final String base;
    final Issuer issuer;
    final Issuer helseId;
    final TestRegister register;
    final TestSource kjernejournal;
    final TestSources sources;
    final GreenMail mail;
    final ConfigurableApplicationContext context;
    final FhirContext fhir = FhirContext.forR4Cached();
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(
            String base,
            Issuer issuer,
            Issuer helseId,
            TestRegister register,
            TestSource kjernejournal,
            TestSources sources,
            GreenMail mail,
            ConfigurableApplicationContext context) {
        this.base = base;
        this.issuer = issuer;
        this.helseId = helseId;
        this.register = register;
        this.kjernejournal = kjernejournal;
        this.sources = sources;
        this.mail = mail;
        this.context = context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Clock clock() {
        return bean(Clock.class);
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    Answer post(String path, String token, Resource body) {
        var answer = send(withBody(request(path, token), "POST", body));
        OperationsUsed.checkRequest(path, body, answer);
        return answer;
    }

    Answer put(String path, String token, Resource body) {
        return send(withBody(request(path, token), "PUT", body));
    }

    Answer send(HttpRequest.Builder builder) {
        try {
            var request = builder.build();
            var answer = new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
            ErrorsTold.keep(answer.status(), answer.body());
            OperationsUsed.checkAnswer(request, answer);
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param path under the FHIR base, beginning with a slash or empty */
    HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder withBody(HttpRequest.Builder request, String method, Resource body) {
        return request.header("Content-Type", "application/fhir+json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(fhir.newJsonParser().encodeResourceToString(body)));
    }

    private static RunningServer start() {
        try {
            var database = EmbeddedDatabase.empty();
            int port = freePort();
            String base = "http://localhost:" + port + "/fhir";
            var issuer = new Issuer(base);
            var helseId = new Issuer(TrustedHelseId.AUDIENCE);
            var register = new TestRegister();
            var kjernejournal = new TestSource();
            var sources = new TestSources();
            var settings = new HashMap<String, Object>(Map.of(
                    "server.port",
                    port,
                    "spring.datasource.url",
                    database.url(),
                    "spring.datasource.username",
                    database.username(),
                    "spring.datasource.password",
                    database.password(),
                    "samtykke.base",
                    base,
                    "samtykke.issuer",
                    issuer.uri(),
                    "samtykke.accepted-acr",
                    "idporten-loa-high,samtykke-device",
                    "samtykke.max-log-in-age",
                    "1d",
                    "samtykke.representation.register",
                    register.base().toString(),
                    "samtykke.national-ids",
                    "synthetic"));
            settings.put("samtykke.kjernejournal.base", kjernejournal.base().toString());
            settings.put("samtykke.kjernejournal.timeout", "2s");
            settings.put("samtykke.usage-log.seal.keys", SealKeyFile.fresh());
            settings.put("samtykke.receipts.keys", SealKeyFile.fresh());
            // A busy machine is no silent register: tests that want one say so.
            settings.put("samtykke.representation.timeout", "20s");
            // When all tests are over nobody waits for answers that one of them has not read to the end.
            settings.put("server.shutdown", "immediate");
            settings.putAll(Map.of(
                    "samtykke.privacy.controller.name", "Testers",
                    "samtykke.privacy.controller.number", "999999999",
                    "samtykke.privacy.controller.contact", "controller@test.example",
                    "samtykke.privacy.processor.name", "Runners",
                    "samtykke.privacy.processor.number", "988888888",
                    "samtykke.privacy.processor.contact", "processor@test.example",
                    "samtykke.privacy.protection-officer.contact", "officer@test.example"));
            settings.putAll(sources.settings());
            settings.put("samtykke.sources.deadline", "30s");
            var mail = new GreenMail(ServerSetup.SMTP.port(freePort()));
            mail.start();
            settings.putAll(notices(mail));
            settings.putAll(TrustedHelseId.settings(helseId));
            settings.putAll(GrantedOrganisations.settings());
            settings.putAll(TestReceiver.ONE.settings());
            settings.put("samtykke.bulk.every", "1h");
            settings.put("samtykke.bulk.lines-per-file", "25");
            settings.put("samtykke.bulk.lines-per-load", "1000");
            var context = new SpringApplicationBuilder(FhirServer.class, CountedStatements.class, OwnWorkConforms.class)
                    .run(arguments(settings));
            return new RunningServer(base, issuer, helseId, register, kjernejournal, sources, mail, context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sent when a test says so. */
    private static Map<String, Object> notices(GreenMail mail) {
        return Map.of(
                "samtykke.notice.smtp.host",
                "localhost",
                "samtykke.notice.smtp.port",
                mail.getSmtp().getPort(),
                "samtykke.notice.smtp.security",
                "none",
                "samtykke.notice.from",
                "samtykke@example.com",
                "samtykke.notice.contact-register",
                "registers",
                "samtykke.notice.every",
                "1h");
    }

    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
