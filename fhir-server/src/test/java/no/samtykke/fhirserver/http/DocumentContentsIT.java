package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A document is opened as its source has it, and as harmless as it can be made for a browser. */
class DocumentContentsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final byte[] PDF = "%PDF-1.7 the whole of it".getBytes(UTF_8);

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private DocumentReference document = new DocumentReference();
    private String token = "";
    private String path = "";

    @BeforeEach
    void a_citizen_with_a_document() {
        kari = People.citizen();
        token = People.approvedToken(kari, OpenedContent.SCOPE);
        document = Passed.document(UUID.randomUUID().toString(), "N", "A00-1", "2026-01-01");
        document.getContentFirstRep()
                .getAttachment()
                .setTitle("Epikrise \"x\"\r\nX-Evil: 1 ../../etc/passwd "
                        + kari.known().id().value());
        OpenedContent.has(kari, document, "application/pdf", PDF);
        path = OpenedContent.listed(token);
    }

    @Test
    void comes_whole_with_its_type_and_headers_that_tame_it() throws Exception {
        var opened = OpenedContent.open(path, token);

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).isEqualTo(PDF);
        var headers = opened.headers();
        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
        assertThat(headers.firstValueAsLong("Content-Length")).hasValue(PDF.length);
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).isPresent();
        assertThat(headers.firstValue("Accept-Ranges")).contains("bytes");
        assertThat(headers.firstValue("Content-Encoding")).isEmpty();
        assertThat(headers.firstValue("ETag")).isEmpty();
    }

    @Test
    void is_named_by_its_title_without_a_path_a_header_or_a_number() throws Exception {
        var headers = OpenedContent.open(path, token).headers();

        assertThat(headers.firstValue("X-Evil")).isEmpty();
        assertThat(headers.firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("Epikrise")
                .doesNotContain("/", kari.known().id().value());
    }

    @Test
    void comes_in_part_when_a_range_is_asked_for_and_whole_when_it_may_have_changed() throws Exception {
        var part = OpenedContent.open(path, token, "Range", "bytes=0-7");
        var whole = OpenedContent.open(path, token, "Range", "bytes=0-7", "If-Range", "\"1\"");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), UTF_8)).isEqualTo("%PDF-1.7");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-7/" + PDF.length);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(PDF);
    }

    @Test
    void a_range_that_is_not_there_is_told_so() throws Exception {
        OpenedContent.nowGives(document, (exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes */24");
            exchange.sendResponseHeaders(416, -1);
        });

        var opened = OpenedContent.open(path, token, "Range", "bytes=900-");

        assertThat(opened.statusCode()).isEqualTo(416);
        assertThat(opened.headers().firstValue("Content-Range")).contains("bytes */24");
        assertThat(opened.body()).isEmpty();
    }

    @Test
    void its_head_has_the_headers_and_nothing_of_it() throws Exception {
        var head = OpenedContent.head(path, token);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(PDF.length);
    }

    @Test
    void comes_as_a_resource_to_an_app_that_asks_for_fhir() {
        var answer = SERVER.send(SERVER.request(path, token).header("Accept", "application/fhir+json"));

        var binary = answer.as(Binary.class);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        assertThat("/Binary/" + binary.getIdElement().getIdPart()).isEqualTo(path);
        assertThat(binary.getContentType()).isEqualTo("application/pdf");
        assertThat(binary.getData()).isEqualTo(PDF);
    }

    @Test
    void is_a_row_in_the_usage_log_that_tells_nothing_of_it() throws Exception {
        OpenedContent.open(path, token);

        var row = SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select * from samtykke.usage_log where patient_id = ? order by recorded, id", kari.patient())
                .getLast();
        assertThat(row).containsEntry("service", "record-documents").containsEntry("action", "R");
        assertThat(row.toString()).doesNotContain(path.substring("/Binary/".length()), "Epikrise");
    }

    @Test
    void a_label_that_hides_it_meanwhile_makes_its_content_absent() throws Exception {
        document.getSecurityLabelFirstRep().getCodingFirstRep().setCode("NORN_KUT");

        assertThat(OpenedContent.open(path, token).statusCode()).isEqualTo(404);
    }
}
