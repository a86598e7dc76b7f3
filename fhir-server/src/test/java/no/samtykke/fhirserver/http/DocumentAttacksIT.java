package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.sources.StandIn;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handle opens something to the one it was given to and to nobody else, and a source leads nowhere. */
class DocumentAttacksIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final StandIn HOSPITAL = SERVER.sources.hospital;

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private DocumentReference document = new DocumentReference();
    private String token = "";
    private String path = "";

    @BeforeEach
    void a_citizen_with_a_document() {
        kari = People.citizen();
        token = People.approvedToken(kari, OpenedContent.SCOPE);
        document = Passed.document(UUID.randomUUID().toString(), "N", "A00-1", "2026-01-01");
        OpenedContent.has(kari, document, "application/pdf", "secret".getBytes(UTF_8));
        path = OpenedContent.listed(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "s.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "17",
                "..%2F17",
                "%2e%2e%2fToken"
            })
    void a_guess_opens_nothing_and_asks_nobody(String guess) throws Exception {
        int asked = HOSPITAL.heard().size();

        assertThat(OpenedContent.open("/Binary/" + guess, token).statusCode()).isIn(400, 404);
        assertThat(HOSPITAL.heard()).hasSize(asked);
    }

    @Test
    void what_is_anothers_looks_as_what_never_was() throws Exception {
        String olas = People.approvedToken(People.citizen(), OpenedContent.SCOPE);
        String otherApp = SERVER.issuer.appToken(
                "other-app", OpenedContent.SCOPE, kari.patient(), kari.patient(), "idporten-loa-high", kari.sid());
        String guessed = "/Binary/s." + "b".repeat(32);
        People.approve(kari, kari.patient(), "other-app", OpenedContent.SCOPE);
        // An approval is a decision, and forgets what was handed out before it.
        path = OpenedContent.listed(token);
        byte[] absent = OpenedContent.open(guessed, token).body();

        assertThat(OpenedContent.open(path, olas).statusCode()).isEqualTo(404);
        assertThat(OpenedContent.open(path, olas).body()).isEqualTo(absent);
        assertThat(OpenedContent.open(path, otherApp).statusCode()).isEqualTo(404);
        assertThat(OpenedContent.open(path, otherApp).body()).isEqualTo(absent);
        assertThat(OpenedContent.open(path, token).statusCode()).isEqualTo(200);
    }

    @Test
    void another_session_of_hers_has_handles_of_its_own() throws Exception {
        var again = new Citizen(kari.known(), kari.patient(), UUID.randomUUID());
        People.login(again.known(), again.sid());
        String other = People.token(again, kari.patient(), OpenedContent.SCOPE);

        assertThat(OpenedContent.open(path, other).statusCode()).isEqualTo(404);
        assertThat(OpenedContent.listed(other)).isNotEqualTo(path);
    }

    @Test
    void after_log_out_nothing_opens_it() throws Exception {
        Cast.logOut(kari.sid());
        int asked = HOSPITAL.heard().size();

        assertThat(OpenedContent.open(path, token).statusCode()).isEqualTo(401);
        assertThat(HOSPITAL.heard()).hasSize(asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../token", "Binary/../../token", "Binary/%2e%2e/x", "http://localhost:1/fhir/Binary/1", "/x"})
    void an_address_that_leads_elsewhere_is_not_followed(String address) throws Exception {
        document.getContentFirstRep().getAttachment().setUrl(address);
        long opened = opens();

        assertThat(OpenedContent.open(path, token).statusCode()).isEqualTo(503);
        assertThat(opens()).isEqualTo(opened);
    }

    @Test
    void what_is_compressed_is_not_unpacked() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[1_000_000]);
        }
        OpenedContent.nowGives(document, (exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, bomb.size());
            exchange.getResponseBody().write(bomb.toByteArray());
        });

        assertThat(OpenedContent.open(path, token).statusCode()).isEqualTo(503);
    }

    @Test
    void the_scope_of_the_list_does_not_open_and_that_of_the_content_does_not_list() throws Exception {
        String lists = People.approvedToken(kari, "patient/DocumentReference.rs");
        String listedPath = OpenedContent.listed(lists);
        String opens = People.approvedToken(kari, "patient/Binary.r");

        assertThat(OpenedContent.open(listedPath, lists).statusCode()).isEqualTo(403);
        assertThat(OpenedContent.open(path, opens).statusCode()).isEqualTo(404);
    }

    private static long opens() {
        return HOSPITAL.heard().stream()
                .filter(one -> one.path().endsWith("$open"))
                .count();
    }
}
