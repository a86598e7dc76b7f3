package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, totals, reads and languages of the log. */
class AuditEventPagesIT extends ServedLogFixture {

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
}
