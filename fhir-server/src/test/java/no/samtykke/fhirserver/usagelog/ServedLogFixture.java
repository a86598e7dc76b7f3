package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ola's log over real HTTP; who the caller is stands in a header, since that is not what is tested here. */
abstract class ServedLogFixture {

    static final FhirContext FHIR = FhirContext.forR4Cached();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    static final AtomicInteger STATEMENTS = new AtomicInteger();
    static final UUID REQUEST = UUID.randomUUID();
    static final By KARI = By.person("kari", "app", "App", UUID.randomUUID());
    static final By PER = By.person("per", "app", "App", UUID.randomUUID());

    @TempDir
    static Path folder;

    static UsageLog log;
    static String base;
    static Tomcat tomcat;

    @BeforeAll
    static void start() throws Exception {
        var dataSource = EmbeddedDatabase.migrated().dataSource();
        log = new UsageLog(new JdbcTemplate(dataSource), new SealKeys(SealKeyFile.fresh(), "log.test"));
        var counted = ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> STATEMENTS.addAndGet(queries.size()))
                .build();
        var server = new RestfulServer(FHIR);
        server.registerProvider(new AuditEventProvider(
                ServedLogFixture::caller,
                new LogPages(new JdbcTemplate(counted)),
                new AuditEvents(),
                new SecurityView(new LogPages(new JdbcTemplate(counted)), new SystemEvents())));
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "fhir", server);
        context.addServletMappingDecoded("/fhir/*", "fhir");
        tomcat.start();
        base = "http://localhost:" + tomcat.getConnector().getLocalPort() + "/fhir";
        writeOlasLog();
    }

    /** Ola's log, one entry each hour from 08 UTC on 22 November 2026, the fourth at the same moment as the third. */
    static void writeOlasLog() {
        log.write(List.of(
                UsageEntry.login(at("08"), REQUEST, KARI).about("ola").onGround("parental-responsibility"),
                use("09", Service.TEST_RESULTS, Action.R, KARI).onGround("parental-responsibility"),
                use("10", Service.MEDICINES, Action.R, PER).refused("youth-privacy"),
                use("10", Service.USAGE_LOG, Action.E, KARI).failed(),
                use("11", Service.DATA_LOAD, Action.C, By.system("loader", "Loader"))
                        .onGround("system"),
                UsageEntry.consent(at("12"), REQUEST, Action.D, KARI).about("ola"),
                UsageEntry.logout(at("13"), REQUEST, KARI).about("ola"),
                UsageEntry.use(at("13"), REQUEST, Service.PROFILE, Action.R, KARI)
                        .about("kari")));
    }

    static UsageEntry use(String hour, Service service, Action action, By by) {
        return UsageEntry.use(at(hour), REQUEST, service, action, by).about("ola");
    }

    static Instant at(String hour) {
        return Instant.parse("2026-11-22T" + hour + ":00:00Z");
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    static String caller(RequestDetails request) {
        return request.getHeader("Test-Patient");
    }

    static List<String> idsOf(List<UsageEntry> entries) {
        return entries.stream().map(entry -> entry.id().toString()).toList();
    }

    static List<String> ids(Bundle... pages) {
        return Stream.of(pages)
                .flatMap(page -> page.getEntry().stream())
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    static Bundle search(String patient, String query) throws Exception {
        var response = get(patient, query.replace("|", "%7C"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(Bundle.class, response.body());
    }

    static HttpResponse<String> get(String patient, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/" + path)).header("Test-Patient", patient));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.header("Accept", "application/fhir+json").build(), BodyHandlers.ofString());
    }
}
