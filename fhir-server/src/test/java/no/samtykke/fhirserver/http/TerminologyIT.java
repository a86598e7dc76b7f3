package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms of the guide over HTTP. */
class TerminologyIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String CANONICAL = "https://samtykke.example/fhir/";
    private static final String CATEGORY = CANONICAL + "CodeSystem/consent-category";
    private static final String CATEGORIES = CANONICAL + "ValueSet/consent-category";
    private static final String PROFESSIONS = CANONICAL + "ValueSet/volven-9060-codes";

    private final String token = People.approvedToken(People.citizen(), "patient/Observation.rs");

    @ParameterizedTest
    @CsvSource({"nb, Personlig helsearkiv", "nb-NO, Personlig helsearkiv", "en, Personal health archive"})
    void displays_are_in_the_language_that_is_asked_for(String language, String name) {
        assertThat(display(expand(CATEGORIES, "&displayLanguage=" + language), "health-archive"))
                .isEqualTo(name);
        assertThat(lookup("&displayLanguage=" + language)
                        .getParameterValue("display")
                        .primitiveValue())
                .isEqualTo(name);
        assertThat(validate("&code=health-archive&displayLanguage=" + language)
                        .getParameterValue("display")
                        .primitiveValue())
                .isEqualTo(name);
    }

    @Test
    void the_filter_finds_a_concept_by_its_name_in_any_language() {
        assertThat(codes(expand(CATEGORIES, "&filter=helsearkiv"))).containsExactly("health-archive");
        assertThat(codes(expand(CATEGORIES, "&filter=arch%20pers"))).containsExactly("health-archive");
        assertThat(codes(expand(CATEGORIES, "&filter=nothing-of-the-kind"))).isEmpty();
    }

    @Test
    void a_page_is_a_part_of_the_whole_and_tells_how_much_there_is() {
        var whole = expand(CATEGORIES, "");
        var page = expand(CATEGORIES, "&offset=2&count=3");

        assertThat(codes(page)).isEqualTo(codes(whole).subList(2, 5));
        assertThat(page.getExpansion().getTotal()).isEqualTo(codes(whole).size());
        assertThat(codes(expand(CATEGORIES, "&count=0"))).isEmpty();
        assertThat(SERVER.get(expansion(CATEGORIES) + "&count=-1", token).status())
                .isEqualTo(400);
        assertThat(SERVER.get(expansion(CATEGORIES) + "&filter=" + "x".repeat(101), token)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void all_names_are_told_when_they_are_asked_for() {
        assertThat(expand(CATEGORIES, "&includeDesignations=true")
                        .getExpansion()
                        .getContainsFirstRep()
                        .getDesignation())
                .extracting("language")
                .contains("nb", "nn", "en");
        assertThat(expand(CATEGORIES, "").getExpansion().getContainsFirstRep().getDesignation())
                .isEmpty();
    }

    @Test
    void codes_out_of_use_are_marked_and_left_out_on_demand() {
        var retired = expand(PROFESSIONS, "").getExpansion().getContains().stream()
                .filter(ValueSetExpansionContainsComponent::getInactive)
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();

        assertThat(retired).isNotEmpty();
        assertThat(codes(expand(PROFESSIONS, "&activeOnly=true"))).isNotEmpty().doesNotContainAnyElementsOf(retired);
    }

    @Test
    void a_lookup_tells_name_version_and_names_in_all_languages() {
        var told = lookup("");

        assertThat(told.getParameterValue("version").primitiveValue()).isEqualTo("0.1.0");
        assertThat(told.getParameterValue("name").primitiveValue()).isEqualTo("ConsentCategory");
        assertThat(told.getParameter().stream().filter(one -> one.getName().equals("designation")))
                .hasSize(3);
        assertThat(SERVER.get("/CodeSystem/$lookup?code=none&system=" + CATEGORY, token)
                        .status())
                .isEqualTo(404);
        assertThat(SERVER.get("/CodeSystem/$lookup?code=x&system=http://loinc.org", token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_code_is_checked_with_its_name_in_whatever_language() {
        assertThat(isGood(validate("&code=health-archive"))).isTrue();
        assertThat(isGood(validate("&code=health-archive&display=Personlig%20helsearkiv")))
                .isTrue();
        assertThat(isGood(validate("&code=health-archive&display=Something"))).isFalse();
        assertThat(isGood(validate("&code=none"))).isFalse();
        assertThat(isGood(inSet("&code=health-archive&system=" + CATEGORY))).isTrue();
        assertThat(isGood(inSet("&code=health-archive&system=http://loinc.org")))
                .isFalse();
        assertThat(isGood(inSet("&code=none&system=" + CATEGORY))).isFalse();
    }

    @Test
    void a_code_is_asked_about_by_post_as_well() {
        var question = new Parameters();
        question.addParameter("url", new UriType(CATEGORIES));
        question.addParameter().setName("coding").setValue(new Coding(CATEGORY, "health-archive", null));

        assertThat(isGood(
                        SERVER.post("/ValueSet/$validate-code", token, question).as(Parameters.class)))
                .isTrue();
    }

    @Test
    void one_code_may_stand_above_another() {
        assertThat(subsumes("health-archive", "health-archive")).isEqualTo("equivalent");
        assertThat(subsumes("health-archive", "app-access")).isEqualTo("not-subsumed");
        assertThat(SERVER.get("/CodeSystem/$subsumes?codeA=none&codeB=app-access&system=" + CATEGORY, token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_code_is_translated_both_ways() {
        String map = "/ConceptMap/$translate?url=" + CANONICAL + "ConceptMap/eid-method-to-login-level";
        var level = SERVER.get(map + "&code=minid&system=" + CANONICAL + "CodeSystem/eid-method", token)
                .as(Parameters.class);
        var methods = SERVER.get(
                        map + "&reverse=true&code=idporten-loa-high&system=" + CANONICAL + "CodeSystem/login-level",
                        token)
                .as(Parameters.class);

        assertThat(targets(level)).containsExactly(Map.entry("idporten-loa-substantial", "wider"));
        assertThat(targets(methods))
                .containsExactly(
                        Map.entry("bankid", "narrower"),
                        Map.entry("buypass", "narrower"),
                        Map.entry("commfides", "narrower"));
        assertThat(isGood(SERVER.get(map + "&code=none&system=" + CANONICAL + "CodeSystem/eid-method", token)
                        .as(Parameters.class)))
                .isFalse();
    }

    @Test
    void every_value_set_of_the_guide_can_be_expanded() {
        assertThat(SERVER.get("/ValueSet?_count=100", "").entries())
                .isNotEmpty()
                .allSatisfy(set -> {
                    String address = "/ValueSet/" + set.getIdElement().getIdPart() + "/$expand";
                    var answer = SERVER.get(address, token);
                    assertThat(answer.status()).as(address).isEqualTo(200);
                    assertThat(codes(answer.as(ValueSet.class))).as(address).isNotEmpty();
                });
    }

    private ValueSet expand(String url, String more) {
        return SERVER.get(expansion(url) + more, token).as(ValueSet.class);
    }

    private static String expansion(String url) {
        return "/ValueSet/$expand?url=" + encoded(url);
    }

    private Parameters lookup(String more) {
        return SERVER.get("/CodeSystem/$lookup?code=health-archive&system=" + CATEGORY + more, token)
                .as(Parameters.class);
    }

    private Parameters validate(String more) {
        return SERVER.get("/CodeSystem/$validate-code?url=" + CATEGORY + more, token)
                .as(Parameters.class);
    }

    private Parameters inSet(String more) {
        return SERVER.get("/ValueSet/$validate-code?url=" + CATEGORIES + more, token)
                .as(Parameters.class);
    }

    private String subsumes(String a, String b) {
        return SERVER.get("/CodeSystem/$subsumes?codeA=" + a + "&codeB=" + b + "&system=" + CATEGORY, token)
                .as(Parameters.class)
                .getParameterValue("outcome")
                .primitiveValue();
    }

    private static boolean isGood(Parameters answer) {
        return answer.getParameterBool("result");
    }

    private static String display(ValueSet set, String code) {
        return set.getExpansion().getContains().stream()
                .filter(one -> one.getCode().equals(code))
                .findFirst()
                .orElseThrow()
                .getDisplay();
    }

    private static List<String> codes(ValueSet set) {
        return set.getExpansion().getContains().stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();
    }

    private static List<Map.Entry<String, String>> targets(Parameters answer) {
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("match"))
                .map(match -> Map.entry(
                        ((Coding) part(match, "concept").getValue()).getCode(),
                        ((CodeType) part(match, "equivalence").getValue()).getCode()))
                .toList();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent match, String name) {
        return match.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
