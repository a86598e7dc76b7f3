package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A type that is kept here and had by sources as well: one list, in one order. */
class MergedSearchIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final List<String> ALL_DAYS =
            List.of("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07");

    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen_with_four_visits_here_and_three_in_hospital() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/Encounter.rs");
        People.load(List.of("2026-01-01", "2026-01-04", "2026-01-05", "2026-01-07").stream()
                .map(day -> Passed.encounter("x", day).setSubject(new Reference("Patient/" + kari.patient())))
                .peek(visit -> visit.setId((String) null))
                .toArray(Resource[]::new));
        for (String day : List.of("2026-01-02", "2026-01-03", "2026-01-06")) {
            Passed.inHospital(kari, Passed.encounter("e" + day, day));
        }
    }

    @AfterEach
    void the_hospital_answers_again() {
        SERVER.sources.hospital.behaves();
    }

    @Test
    void both_stand_in_one_order_upwards_and_downwards() {
        assertThat(days(search("/Encounter?_sort=date"))).isEqualTo(ALL_DAYS);
        assertThat(days(search("/Encounter?_sort=-date"))).isEqualTo(ALL_DAYS.reversed());
        assertThat(days(search("/Encounter"))).containsExactlyInAnyOrderElementsOf(ALL_DAYS);
    }

    @Test
    void filters_hold_for_both_and_the_total_counts_matches() {
        var found = search("/Encounter?date=ge2026-01-03&status=finished&_sort=date&_total=accurate");

        assertThat(days(found)).isEqualTo(ALL_DAYS.subList(2, 7));
        assertThat(found.getTotal()).isEqualTo(5);
        assertThat(search("/Encounter?_summary=count").getTotal()).isEqualTo(7);
        assertThat(search("/Encounter?status=planned&_total=accurate").getTotal())
                .isZero();
    }

    @Test
    void pages_are_of_one_list_whatever_the_source_says_meanwhile() {
        int asked = SERVER.sources.hospital.heardAbout(kari.known().id()).size();
        var page = search("/Encounter?_sort=date&status=finished&_count=2");
        Passed.inHospital(kari, Passed.encounter("late", "2026-01-02"));
        var days = new ArrayList<>(days(page));
        while (page.getLink("next") != null) {
            String next = page.getLink("next").getUrl();
            assertThat(next).doesNotContain("finished").doesNotContain("_sort").contains("_cursor=");
            page = search(next.substring(SERVER.base.length()));
            days.addAll(days(page));
        }

        assertThat(days).isEqualTo(ALL_DAYS);
        assertThat(SERVER.sources.hospital.heardAbout(kari.known().id())).hasSize(asked + 1);
    }

    @Test
    void a_list_that_is_not_remembered_is_told_as_such() {
        String next = search("/Encounter?_count=2").getLink("next").getUrl();
        String path = next.substring(SERVER.base.length());
        var ola = People.citizen();

        var others = SERVER.get(path, People.approvedToken(ola, "patient/Encounter.rs"));
        var made = SERVER.get(path.replaceFirst("_offset=\\d+", "_offset=1"), token);

        assertThat(List.of(others, made)).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(410);
            assertThat(answer.reason()).isEqualTo("list-forgotten");
        });
    }

    @Test
    void a_source_that_fails_is_named_and_the_rest_is_served() {
        SERVER.sources.hospital.does(exchange -> exchange.sendResponseHeaders(500, -1));

        var found = search("/Encounter?_sort=date&_total=accurate");

        assertThat(days(found)).hasSize(4);
        assertThat(found.getTotal()).isEqualTo(4);
        var told = found.getEntry().getLast();
        assertThat(told.getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
        var issue = ((OperationOutcome) told.getResource()).getIssueFirstRep();
        assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo("source-down");
        assertThat(issue.getDetails().getText()).startsWith("Helse Vest: ").endsWith("Write to Helse Vest.");
    }

    @Test
    void one_of_a_source_is_read_by_its_handle_and_one_that_is_kept_by_its_id() {
        for (var entry : search("/Encounter").getEntry()) {
            var read = SERVER.get(
                    "/Encounter/" + entry.getResource().getIdElement().getIdPart(), token);
            assertThat(read.status()).as(read.body()).isEqualTo(200);
        }
        String handle = search("/Encounter?_sort=date")
                .getEntry()
                .get(1)
                .getResource()
                .getIdElement()
                .getIdPart();
        SERVER.sources.hospital.does(exchange -> exchange.sendResponseHeaders(500, -1));

        var silent = SERVER.get("/Encounter/" + handle, token);

        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.reason()).isEqualTo("source-down");
    }

    @Test
    void a_search_costs_no_more_than_a_few_statements() {
        search("/Encounter?_sort=date");

        var statements = CountedStatements.during(() -> search("/Encounter?_sort=date"));

        assertThat(statements).hasSizeBetween(3, 12);
    }

    private Bundle search(String path) {
        var answer = SERVER.get(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Bundle.class);
    }

    private static List<String> days(Bundle found) {
        return found.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == SearchEntryMode.MATCH)
                .map(Bundle.BundleEntryComponent::getResource)
                .map(Encounter.class::cast)
                .map(visit ->
                        visit.getPeriod().getStartElement().getValueAsString().substring(0, 10))
                .toList();
    }
}
