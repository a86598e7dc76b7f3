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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over real HTTP; who the caller is stands in a header, since that is not what is tested here. */
class AuditEventProviderIT {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Tomcat TOMCAT = new Tomcat();
    private static final AtomicInteger STATEMENTS = new AtomicInteger();
    private static final UUID REQUEST = UUID.randomUUID();
    private static final By KARI = By.person("kari", "app", "App", UUID.randomUUID());
    private static final By PER = By.person("per", "app", "App", UUID.randomUUID());

    @TempDir
    static Path folder;

    private static UsageLog log;
    private static String base;

    @BeforeAll
    static void start() throws Exception {
        var dataSource = EmbeddedDatabase.migrated().dataSource();
        log = new UsageLog(new JdbcTemplate(dataSource));
        var counted = ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> STATEMENTS.addAndGet(queries.size()))
                .build();
        var server = new RestfulServer(FHIR);
        server.registerProvider(new AuditEventProvider(
                AuditEventProviderIT::caller, new LogPages(new JdbcTemplate(counted)), new AuditEvents()));
        TOMCAT.setBaseDir(folder.toString());
        TOMCAT.setPort(0);
        var context = TOMCAT.addContext("", folder.toString());
        Tomcat.addServlet(context, "fhir", server);
        context.addServletMappingDecoded("/fhir/*", "fhir");
        TOMCAT.start();
        base = "http://localhost:" + TOMCAT.getConnector().getLocalPort() + "/fhir";
        writeOlasLog();
    }

    /** Ola's log, one entry each hour from 08 UTC on 22 November 2026, the fourth at the same moment as the third. */
    private static void writeOlasLog() {
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

    private static UsageEntry use(String hour, Service service, Action action, By by) {
        return UsageEntry.use(at(hour), REQUEST, service, action, by).about("ola");
    }

    private static Instant at(String hour) {
        return Instant.parse("2026-11-22T" + hour + ":00:00Z");
    }

    @AfterAll
    static void stop() throws Exception {
        TOMCAT.stop();
        TOMCAT.destroy();
    }

    private static String caller(RequestDetails request) {
        return request.getHeader("Test-Patient");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            # query ; hours of the entries found, newest first
            ''                                                                      ; 13 12 11 10 10 09 08
            patient=ola                                                             ; 13 12 11 10 10 09 08
            patient=Patient/ola                                                     ; 13 12 11 10 10 09 08
            patient=kari,ola                                                        ; 13 12 11 10 10 09 08
            patient=kari                                                            ; ''
            patient=Patient/kari&_total=accurate                                    ; ''
            patient=kari&patient=ola                                                ; ''
            date=2026-11-22                                                         ; 13 12 11 10 10 09 08
            date=2026-11-23                                                         ; ''
            date=ge2026-11-22T10:00:00Z                                             ; 13 12 11 10 10
            date=gt2026-11-22T10:00:00Z                                             ; 13 12 11
            date=le2026-11-22T10:00:00Z                                             ; 10 10 09 08
            date=lt2026-11-22T10:00:00Z                                             ; 09 08
            date=ge2026-11-22T11:00:00%2B01:00&date=lt2026-11-22T12:00:00Z          ; 11 10 10
            type=rest                                                               ; 12 11 10 10 09
            type=http://terminology.hl7.org/CodeSystem/audit-event-type|rest        ; 12 11 10 10 09
            type=110114                                                             ; 13 08
            type=http://dicom.nema.org/resources/ontology/DCM|110114,rest           ; 13 12 11 10 10 09 08
            type=http://wrong|110114                                                ; ''
            type=|110114                                                            ; ''
            subtype=110122                                                          ; 08
            subtype=110123,110122                                                   ; 13 08
            subtype=http://dicom.nema.org/resources/ontology/DCM|110123             ; 13
            subtype=login                                                           ; 08
            subtype=medicines,test-results                                          ; 10 09
            subtype=https://samtykke.example/fhir/CodeSystem/service|consents       ; 12
            subtype=http://wrong|consents                                           ; ''
            subtype=unheard-of                                                      ; ''
            agent=per                                                               ; 10
            agent=Patient/kari                                                      ; 13 12 10 09 08
            agent=kari,per                                                          ; 13 12 10 10 09 08
            agent=kari&agent=per                                                    ; ''
            outcome=0                                                               ; 13 12 11 09 08
            outcome=4                                                               ; 10
            outcome=4,8                                                             ; 10 10
            outcome=http://terminology.hl7.org/CodeSystem/audit-event-outcome|8     ; 10
            outcome=12                                                              ; ''
            outcome=4&agent=per&type=rest&subtype=medicines&date=2026               ; 10
            _sort=date                                                              ; 08 09 10 10 11 12 13
            _sort=-date                                                             ; 13 12 11 10 10 09 08
            _sort=date&_count=3                                                     ; 08 09 10
            _count=1                                                                ; 13
            _count=1000                                                             ; 13 12 11 10 10 09 08
            _format=json&_pretty=true                                               ; 13 12 11 10 10 09 08
            """)
    void a_search_finds_what_it_says(String query, String hours) throws Exception {
        var found = search("ola", "AuditEvent?" + query);

        assertThat(found.getEntry())
                .extracting(entry -> ((AuditEvent) entry.getResource())
                        .getRecorded()
                        .toInstant()
                        .toString()
                        .substring(11, 13))
                .containsExactly(hours.isEmpty() ? new String[0] : hours.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity=Patient/ola",
                "patient.identifier=x",
                "patient:Patient=ola",
                "_has:Observation:patient:code=x",
                "_id=x",
                "_lastUpdated=2026",
                "_include=AuditEvent:patient",
                "_query=secretword",
                "date=secretword",
                "date=ne2026",
                "date=2026,2027",
                "date:missing=true",
                "type=a|b|c",
                "type=",
                "outcome=|",
                "agent=Practitioner/x",
                "agent=",
                "patient=Observation/x",
                "patient=Patient/",
                "_count=secretword",
                "_count=-1",
                "_count=1&_count=2",
                "_sort=secretword",
                "_sort=date,type",
                "_sort=date&_sort=-date",
                "_total=secretword",
                "_summary=secretword",
                "_cursor=secretword",
                "_cursor=MTIzfHg",
                "_offset=10",
                "_getpages=x"
            })
    void a_search_that_is_not_served_is_refused_in_words_that_do_not_repeat_it(String query) throws Exception {
        var response = get("ola", "AuditEvent?" + query.replace("|", "%7C"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("secretword");
        assertThat(FHIR.newJsonParser()
                        .parseResource(OperationOutcome.class, response.body())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains("parameter");
    }

    @Test
    void pages_have_absolute_links_and_no_total_unless_asked_for() throws Exception {
        var first = search("ola", "AuditEvent?patient=Patient/ola&_count=3&date=ge2026-11-22T00:00:00%2B01:00");

        assertThat(first.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(first.hasTotal()).isFalse();
        assertThat(first.getLink("self").getUrl())
                .isEqualTo(
                        base + "/AuditEvent?_count=3&date=ge2026-11-22T00%3A00%3A00%2B01%3A00&patient=Patient%2Fola");
        assertThat(first.getLink("next").getUrl())
                .startsWith(first.getLink("self").getUrl() + "&_cursor=");
        assertThat(first.getEntry())
                .allSatisfy(entry -> assertThat(entry.getFullUrl())
                        .isEqualTo(base + "/AuditEvent/"
                                + entry.getResource().getIdElement().getIdPart()));

        var second = search("ola", first.getLink("next").getUrl().substring(base.length() + 1));
        var third = search("ola", second.getLink("next").getUrl().substring(base.length() + 1));

        assertThat(second.getLink("self").getUrl())
                .isEqualTo(first.getLink("next").getUrl());
        assertThat(third.getLink("next")).isNull();
        assertThat(ids(first, second, third)).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}: total {1}, {2} entries")
    @CsvSource({
        "_total=accurate&_count=2, 7, 2",
        "_summary=count, 7, 0",
        "_count=0, 7, 0",
        "_summary=count&outcome=4, 1, 0",
        "_summary=count&patient=kari, 0, 0"
    })
    void a_total_is_told_when_asked_for(String query, int total, int entries) throws Exception {
        var found = search("ola", "AuditEvent?" + query);

        assertThat(found.getTotal()).isEqualTo(total);
        assertThat(found.getEntry()).hasSize(entries);
    }

    @Test
    void a_page_is_one_statement() throws Exception {
        STATEMENTS.set(0);

        search("ola", "AuditEvent?_count=3&type=rest&agent=kari");

        assertThat(STATEMENTS).hasValue(1);
    }

    @Test
    void a_search_by_post_is_the_same_search() throws Exception {
        var response = send(HttpRequest.newBuilder(URI.create(base + "/AuditEvent/_search"))
                .header("Test-Patient", "ola")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("outcome=4")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(FHIR.newJsonParser()
                        .parseResource(Bundle.class, response.body())
                        .getEntry())
                .hasSize(1);
    }

    @Test
    void an_entry_is_read_by_its_patient_and_by_nobody_else() throws Exception {
        String id = search("ola", "AuditEvent?outcome=4")
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();

        var own = get("ola", "AuditEvent/" + id);
        var foreign = get("kari", "AuditEvent/" + id);
        var absent = get("ola", "AuditEvent/" + EntryIds.at(at("10")));

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(FHIR.newJsonParser()
                        .parseResource(AuditEvent.class, own.body())
                        .getOutcomeDesc())
                .startsWith("Når et barn er mellom 12 og 15 år");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(get("ola", "AuditEvent/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(get("ola", "AuditEvent/x").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nn                      | nn
            nb-NO,nb;q=0.9,en;q=0.8 | nb
            en-GB,nn;q=0.5          | en
            no                      | nb
            de,nn;q=0.1             | nn
            de                      | nb
            ;;;                     | nb
            """)
    void texts_are_in_the_language_asked_for(String header, String language) throws Exception {
        var response = send(HttpRequest.newBuilder(URI.create(base + "/AuditEvent?_count=1"))
                .header("Test-Patient", "ola")
                .header("Accept-Language", header));

        assertThat(FHIR.newJsonParser()
                        .parseResource(Bundle.class, response.body())
                        .getEntryFirstRep()
                        .getResource()
                        .getLanguage())
                .isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothing_can_be_written_changed_or_deleted(String method) throws Exception {
        String id = ids(search("ola", "AuditEvent?_count=1")).getFirst();
        String path = method.equals("POST") ? "/AuditEvent" : "/AuditEvent/" + id;
        var response = send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Test-Patient", "ola")
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"AuditEvent\"}")));

        assertThat(response.statusCode()).isBetween(400, 405);
        assertThat(search("ola", "AuditEvent").getEntry()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "-date"})
    void pages_neither_repeat_nor_lose_an_entry_while_others_are_written(String sort) throws Exception {
        String patient = "busy" + sort;
        var start = Instant.parse("2026-11-22T10:00:00Z");
        var before = IntStream.range(0, 100)
                .mapToObj(i -> UsageEntry.use(start.plusMillis(i / 7), REQUEST, Service.PROFILE, Action.R, KARI)
                        .about(patient))
                .toList();
        log.write(before);
        var stop = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; !stop.get() || i < 20; i++) {
                log.write(List.of(UsageEntry.use(start.plusSeconds(60 + i), REQUEST, Service.PROFILE, Action.R, KARI)
                        .about(patient)));
            }
        });

        var seen = new ArrayList<String>();
        String next = "AuditEvent?_count=7&_sort=" + sort;
        while (next != null && !seen.containsAll(idsOf(before))) {
            var page = search(patient, next);
            seen.addAll(ids(page));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().substring(base.length() + 1);
        }
        stop.set(true);
        writer.join();

        assertThat(seen).doesNotHaveDuplicates().containsAll(idsOf(before));
    }

    private static List<String> idsOf(List<UsageEntry> entries) {
        return entries.stream().map(entry -> entry.id().toString()).toList();
    }

    private static List<String> ids(Bundle... pages) {
        return Stream.of(pages)
                .flatMap(page -> page.getEntry().stream())
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static Bundle search(String patient, String query) throws Exception {
        var response = get(patient, query.replace("|", "%7C"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return FHIR.newJsonParser().parseResource(Bundle.class, response.body());
    }

    private static HttpResponse<String> get(String patient, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + "/" + path)).header("Test-Patient", patient));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.header("Accept", "application/fhir+json").build(), BodyHandlers.ofString());
    }
}
