package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search of the log finds, and what it refuses. */
class AuditEventProviderIT extends ServedLogFixture {

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
}
