package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.codesystem.CodeSystemCommand;
import no.samtykke.fhirserver.codesystem.GeneratedSystem;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code system that the operator loads is answered like those of the guide, from the moment that it is shown. */
class LoadedTermsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int SIZE = 2000;
    private static final String SYSTEM = GeneratedSystem.SYSTEM;

    private final String token = People.approvedToken(People.citizen(), "patient/Observation.rs");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void load() throws IOException {
        assertThat(command("load", "--file", file(SIZE), "--system", SYSTEM, "--version", "1"))
                .isZero();
    }

    @Test
    void a_code_is_good_at_once_and_another_is_not() {
        assertThat(isGood("/CodeSystem/$validate-code?url=" + SYSTEM + "&code=F1999"))
                .isTrue();
        assertThat(isGood("/CodeSystem/$validate-code?url=" + SYSTEM + "&code=F2000"))
                .isFalse();
        assertThat(isGood(inSet("", "&code=F1999"))).isTrue();
        assertThat(isGood(inSet("", "&code=F1999&system=" + SYSTEM))).isTrue();
        assertThat(isGood(inSet("", "&code=F1999&system=http://loinc.org"))).isFalse();
        assertThat(isGood(inSet("", "&code=F7&display=Brudd%20i%20l%C3%A5rhals,%20form%207")))
                .isTrue();
        assertThat(isGood(inSet("", "&code=F7&display=Something"))).isFalse();
    }

    @Test
    void no_name_is_lost_and_each_is_found() {
        var told = SERVER.get("/CodeSystem/$lookup?system=" + SYSTEM + "&code=F7&displayLanguage=nn", token)
                .as(Parameters.class);

        assertThat(told.getParameterValue("display").primitiveValue()).isEqualTo("Brot i lårhals, form 7");
        assertThat(told.getParameter().stream().filter(one -> one.getName().equals("designation")))
                .hasSize(2);
        assertThat(codes(expand("", "&filter=" + encoded("form 7 lårhals brot"))))
                .contains("F7");
        assertThat(codes(expand("", "&filter=" + encoded("femoral neck, form 7"))))
                .contains("F7");
    }

    @Test
    void displays_are_in_the_language_that_is_asked_for() {
        var shown = expand("", "&count=8&displayLanguage=nb").getExpansion().getContains();

        assertThat(shown.get(7).getDisplay()).isEqualTo("Brudd i lårhals, form 7");
        assertThat(expand("", "&count=8").getExpansion().getContains().get(7).getDisplay())
                .isEqualTo("Fracture of femoral neck, form 7");
    }

    @Test
    void a_filter_gives_a_page_and_tells_how_many_there_are() {
        var all = codes(expand("", "&filter=hjerteklaff&count=1000"));
        var page = expand("", "&filter=hjerteklaff&offset=10&count=5");

        assertThat(all).hasSize(page.getExpansion().getTotal()).hasSizeGreaterThan(200);
        assertThat(codes(page)).isEqualTo(all.subList(10, 15));
        assertThat(codes(expand("", "&filter=hjerteklaff&offset=100000"))).isEmpty();
        assertThat(codes(expand("", ""))).hasSize(1000);
    }

    @Test
    void what_stands_below_a_code_has_that_code_in_it() {
        assertThat(codes(expand("isa/F150", "")))
                .hasSize(11)
                .startsWith("F150", "F1501")
                .endsWith("F1510");
        assertThat(isGood(inSet("isa/F150", "&code=F150"))).isTrue();
        assertThat(isGood(inSet("isa/F150", "&code=F15"))).isFalse();
        assertThat(isGood(inSet("isa/F1", "&code=F1119"))).isTrue();
        assertThat(SERVER.get(expansion("isa/none"), token).status()).isEqualTo(404);
    }

    @Test
    void one_code_stands_above_another() {
        assertThat(subsumes("F1", "F1119")).isEqualTo("subsumes");
        assertThat(subsumes("F1119", "F1")).isEqualTo("subsumed-by");
        assertThat(subsumes("F1", "F1")).isEqualTo("equivalent");
        assertThat(subsumes("F1", "F2")).isEqualTo("not-subsumed");
    }

    @Test
    void a_new_version_counts_at_once_and_the_old_one_can_be_named() throws IOException {
        String next = "https://example.org/CodeSystem/replaced";
        assertThat(command("load", "--file", file(10), "--system", next, "--version", "1"))
                .isZero();
        assertThat(isGood("/CodeSystem/$validate-code?code=F10&url=" + next)).isFalse();

        assertThat(command("load", "--file", file(20), "--system", next, "--version", "2"))
                .isZero();

        assertThat(isGood("/CodeSystem/$validate-code?code=F10&url=" + next)).isTrue();
        assertThat(isGood("/CodeSystem/$validate-code?code=F10&version=1&url=" + next))
                .isFalse();
        assertThat(SERVER.get("/CodeSystem/$validate-code?code=F10&version=3&url=" + next, token)
                        .status())
                .isEqualTo(404);
        assertThat(command("remove", "--system", next, "--version", "2")).isZero();
        assertThat(isGood("/CodeSystem/$validate-code?code=F10&url=" + next)).isFalse();
    }

    @Test
    void what_is_loaded_is_told_beside_what_is_in_the_guide() {
        var told = SERVER.get("/metadata?mode=terminology", "").as(TerminologyCapabilities.class);

        assertThat(told.getCodeSystem())
                .extracting(TerminologyCapabilitiesCodeSystemComponent::getUri)
                .contains(SYSTEM, "https://samtykke.example/fhir/CodeSystem/consent-category")
                .doesNotHaveDuplicates();
        assertThat(told.getCodeSystem())
                .filteredOn(one -> one.getUri().equals(SYSTEM))
                .flatExtracting(TerminologyCapabilitiesCodeSystemComponent::getVersion)
                .extracting(version -> version.getCode() + version.getIsDefault())
                .containsExactly("1true");
        assertThat(SERVER.get("/metadata", "").as(CapabilityStatement.class).getRest())
                .isNotEmpty();
    }

    @Test
    void the_operator_is_told_what_cannot_be_done() throws IOException {
        assertThat(command("load", "--file", file(11), "--system", SYSTEM, "--version", "1"))
                .isEqualTo(1);
        assertThat(command("load", "--file", "none.csv", "--system", SYSTEM, "--version", "1"))
                .isEqualTo(1);
        assertThat(command("load", "--file", file(11))).isEqualTo(1);
        assertThat(command("remove", "--system", SYSTEM, "--version", "7")).isEqualTo(1);
        assertThat(command("list")).isZero();
        assertThat(command("dance")).isEqualTo(1);
    }

    static int command(String... words) {
        var settings = Stream.of("url", "username", "password")
                .map(name -> "spring.datasource." + name)
                .map(name -> "--" + name + "=" + SERVER.context.getEnvironment().getProperty(name));
        return CodeSystemCommand.run(
                Stream.of(Stream.of(CodeSystemCommand.NAME), Arrays.stream(words), settings)
                        .flatMap(part -> part)
                        .toArray(String[]::new),
                Clock.systemUTC());
    }

    private static String file(int size) throws IOException {
        return GeneratedSystem.write(folder, size).toString();
    }

    private ValueSet expand(String part, String more) {
        return SERVER.get(expansion(part) + more, token).as(ValueSet.class);
    }

    private static String expansion(String part) {
        return "/ValueSet/$expand?url=" + set(part);
    }

    private static String inSet(String part, String more) {
        return "/ValueSet/$validate-code?url=" + set(part) + more;
    }

    private static String set(String part) {
        return encoded(SYSTEM + "?fhir_vs" + (part.isEmpty() ? "" : "=" + part));
    }

    private boolean isGood(String address) {
        return SERVER.get(address, token).as(Parameters.class).getParameterBool("result");
    }

    private String subsumes(String a, String b) {
        return SERVER.get("/CodeSystem/$subsumes?codeA=" + a + "&codeB=" + b + "&system=" + SYSTEM, token)
                .as(Parameters.class)
                .getParameterValue("outcome")
                .primitiveValue();
    }

    private static List<String> codes(ValueSet set) {
        return set.getExpansion().getContains().stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
