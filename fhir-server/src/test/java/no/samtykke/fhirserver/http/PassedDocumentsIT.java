package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of documents of the journal, as an app sees it. */
class PassedDocumentsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SCOPE = "patient/DocumentReference.rs patient/Binary.r";
    private static final String SOURCE = "https://samtykke.example/fhir/StructureDefinition/source";

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen_with_three_documents() {
        kari = People.citizen();
        token = People.approvedToken(kari, SCOPE);
        Passed.inHospital(kari, Passed.document("d1", "N", "A00-1", "2026-01-01"));
        Passed.inHospital(kari, Passed.document("d2", "NORS", "B00-1", "2026-02-01"));
        Passed.inHospital(kari, Passed.document("d3", "NORN_KUT", "A00-1", "2026-03-01"));
    }

    @Test
    void a_document_is_under_a_handle_and_names_its_source_and_no_address() {
        var answer = SERVER.get("/DocumentReference?_sort=date", token);
        var document = (DocumentReference) answer.entries().getFirst();

        assertThat(document.getIdElement().getIdPart()).matches("s\\.[a-z2-7]{32}");
        assertThat(document.getSubject().getReference()).isEqualTo("Patient/" + kari.patient());
        assertThat(document.getAuthorFirstRep().getDisplay()).isEqualTo("Dr. Hansen");
        assertThat(document.getAuthorFirstRep().hasReference()).isFalse();
        assertThat(document.getMeta().getTagFirstRep().getCode()).isEqualTo("passed-through");
        assertThat(document.getContentFirstRep().getAttachment().getUrl())
                .matches(SERVER.base + "/Binary/s\\.[a-z2-7]{32}");
        var source = (Reference) document.getExtensionByUrl(SOURCE).getValue();
        assertThat(source.getDisplay()).isEqualTo("Helse Vest");
        assertThat(source.getIdentifier().getValue()).isEqualTo("983658725");
        assertThat(answer.body())
                .doesNotContain(SERVER.sources.hospital.base().getAuthority())
                .doesNotContain(kari.known().id().value());
    }

    @Test
    void what_is_hidden_is_not_counted_and_not_hinted() {
        var all = SERVER.get("/DocumentReference", token).as(Bundle.class);

        assertThat(all.getTotal()).isEqualTo(2);
        assertThat(all.getEntry()).hasSize(2);
        assertThat(SERVER.get("/DocumentReference?_summary=count", token)
                        .as(Bundle.class)
                        .getTotal())
                .isEqualTo(2);
        assertThat(SERVER.get("/DocumentReference?security-label=NORN_KUT", token)
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "category=A00-1; d1",
                "category=urn:oid:2.16.578.1.12.4.1.1.9602|B00-1; d2",
                "category:not=A00-1; d2",
                "date=ge2026-02-01; d2",
                "contenttype=application/pdf&_sort=-date; d2 d1",
                "status=superseded; ''",
                "patient=Patient/{me}&_sort=date; d1 d2",
                "patient={me}&_sort=date; d1 d2",
                "patient=Patient/another; ''"
            })
    void is_found_by_what_is_advertised(String query, String found) {
        String asked = query.replace("{me}", kari.patient()).replace("|", "%7C");
        var answer = SERVER.get("/DocumentReference?" + asked, token);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(described(answer.entries())).isEqualTo(found.isEmpty() ? List.of() : List.of(found.split(" ")));
    }

    @Test
    void one_is_read_by_its_handle_in_the_session_that_got_it_and_in_no_other() {
        String id = first(token);
        var ola = People.citizen();
        String olas = People.approvedToken(ola, SCOPE);

        assertThat(SERVER.get("/DocumentReference/" + id, token)
                        .as(DocumentReference.class)
                        .getDescription())
                .startsWith("Document d");
        assertThat(SERVER.get("/DocumentReference/" + id, olas).status()).isEqualTo(404);
        assertThat(SERVER.get("/DocumentReference/d1", token).status()).isEqualTo(404);
        assertThat(SERVER.get("/Encounter/" + id, People.approvedToken(kari, "patient/*.rs"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_found_by_number_in_a_body_and_only_by_hers() {
        assertThat(described(byNumber(kari.known().id()).entries())).hasSize(2);

        int asked = SERVER.sources.hospital.heard().size();
        assertThat(byNumber(People.adult().id()).entries()).isEmpty();
        assertThat(SERVER.sources.hospital.heard()).hasSize(asked);
        assertThat(SERVER.get("/DocumentReference?patient.identifier=urn:x%7C1", token)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_granular_scope_reaches_its_category_and_no_other() {
        String narrow = People.approvedToken(kari, "patient/DocumentReference.rs?category=B00-1");
        String outside = first(token);

        var found = SERVER.get("/DocumentReference", narrow);

        assertThat(described(found.entries())).containsExactly("d2");
        assertThat(found.as(Bundle.class).getTotal()).isEqualTo(1);
        assertThat(SERVER.get("/DocumentReference/" + outside, narrow).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /DocumentReference",
        "PUT, /DocumentReference/{handle}",
        "DELETE, /DocumentReference/{handle}",
        "PATCH, /DocumentReference/{handle}",
        "PUT, /Encounter/{handle}",
        "DELETE, /Binary/{handle}",
        "POST, /Appointment"
    })
    void is_changed_by_nobody_here_and_the_answer_says_where(String method, String path) {
        String handle = "s." + "a".repeat(32);
        var answer = SERVER.send(SERVER.request(path.replace("{handle}", handle), token)
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString("{\"resourceType\":\"DocumentReference\"}")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(405);
        assertThat(answer.reason()).isEqualTo("corrected-at-source");
        assertThat(answer.header("Allow")).isEqualTo("GET,HEAD");
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .contains("Helse Vest: Write to Helse Vest.");
    }

    private Answer byNumber(NationalId number) {
        String form = "patient.identifier="
                + URLEncoder.encode(number.system() + "|" + number.value(), StandardCharsets.UTF_8);
        return SERVER.send(SERVER.request("/DocumentReference/_search", token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String first(String token) {
        return SERVER.get("/DocumentReference?_sort=date", token)
                .entries()
                .getFirst()
                .getIdElement()
                .getIdPart();
    }

    private static List<String> described(List<Resource> documents) {
        return documents.stream()
                .map(document -> ((DocumentReference) document).getDescription().replace("Document ", ""))
                .toList();
    }
}
