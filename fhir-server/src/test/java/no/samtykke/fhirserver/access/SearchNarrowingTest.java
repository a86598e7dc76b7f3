package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Door 2: what is looked for. */
class SearchNarrowingTest {

    private final Enforcement enforcement = new Enforcement();
    private final SearchNarrowing narrowing = new SearchNarrowing(enforcement.decisions);
    private final SearchParameterMap search = new SearchParameterMap();

    @ParameterizedTest
    @CsvSource({
        "Patient, ?_id=kari",
        "Observation, ?patient=Patient/kari",
        "Encounter, ?patient=Patient/kari",
        "Consent, ?patient=Patient/kari"
    })
    void a_search_finds_her_own_alone(String type, String query) {
        narrow(enforcement.app("patient/*.rs"), type);

        assertThat(asked()).startsWith(query);
    }

    @Test
    void what_the_app_asks_narrows_further_and_never_instead() {
        search.add("code", new TokenParam(null, "x"));

        narrow(enforcement.app("patient/Observation.rs?category=laboratory,survey&status=final"), "Observation");

        assertThat(asked())
                .contains("code=x")
                .contains("patient=Patient/kari")
                .contains("category=")
                .contains("laboratory")
                .contains("survey")
                .contains("status=final");
    }

    @Test
    void what_is_asked_already_is_not_asked_twice() {
        search.add("category", new TokenOrListParam(null, "laboratory"));

        narrow(enforcement.app("patient/Observation.rs?category=laboratory"), "Observation");

        assertThat(search.get("category")).hasSize(1);
    }

    @Test
    void what_is_asked_otherwise_is_asked_as_well() {
        search.add("category", new TokenOrListParam(null, "survey"));

        narrow(enforcement.app("patient/Observation.rs?category=laboratory"), "Observation");

        assertThat(search.get("category")).hasSize(2);
    }

    @Test
    void queries_that_no_search_can_hold_at_once_are_refused() {
        var app = enforcement.app("patient/Observation.rs?category=laboratory patient/Observation.rs?code=x");

        assertThat(RefusedWith.of(() -> narrow(app, "Observation")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 20", "5, 5", "100, 100", "101, 100", "100000, 100"})
    void a_page_is_never_larger_than_a_hundred(Integer wanted, int page) {
        search.setCount(wanted);

        narrow(enforcement.app("patient/*.rs"), "Observation");

        assertThat(search.getCount()).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 0", "40, 40"})
    void pages_are_told_by_offset(Integer asked, int offset) {
        search.setOffset(asked);

        narrow(enforcement.app("patient/*.rs"), "Observation");

        assertThat(search.getOffset()).isEqualTo(offset);
    }

    @Test
    void no_row_stands_on_two_pages() {
        narrow(enforcement.app("patient/*.rs"), "Observation");
        assertThat(search.getSort().getParamName()).isEqualTo("_id");

        var sorted = new SearchParameterMap();
        sorted.setSort(new SortSpec("date").setChain(new SortSpec("code")));
        narrowing.narrow(
                sorted,
                enforcement.request(enforcement.app("patient/*.rs"), RestOperationTypeEnum.SEARCH_TYPE, "Observation"),
                null);
        assertThat(sorted.getSort().getParamName()).isEqualTo("date");
        assertThat(sorted.getSort().getChain().getParamName()).isEqualTo("code");
        assertThat(sorted.getSort().getChain().getChain().getParamName()).isEqualTo("_id");
    }

    @Test
    void what_is_not_served_is_not_searched_and_none_but_an_app_searches() {
        assertThat(RefusedWith.of(() -> narrow(enforcement.app("patient/*.rs"), "Organization")))
                .isEqualTo(new RefusedWith(403, "not-served"));
        assertThat(RefusedWith.of(() -> narrow(new LoginServer("auth"), "Observation")))
                .isEqualTo(new RefusedWith(403, "not-served"));
    }

    @Test
    void the_servers_own_searches_are_left_as_they_are() {
        assertThatCode(() -> narrowing.narrow(search, new SystemRequestDetails(), null))
                .doesNotThrowAnyException();

        assertThat(search.isEmpty()).isTrue();
    }

    private void narrow(Caller caller, String type) {
        narrowing.narrow(search, enforcement.request(caller, RestOperationTypeEnum.SEARCH_TYPE, type), null);
    }

    private String asked() {
        return search.toNormalizedQueryString();
    }
}
