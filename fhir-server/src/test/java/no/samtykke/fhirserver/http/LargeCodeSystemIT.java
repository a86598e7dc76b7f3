package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.samtykke.fhirserver.FhirServer;
import no.samtykke.fhirserver.codesystem.GeneratedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to load a large code system and to ask about it: {@code -Dsamtykke.code-system.size=100000}. The
 * figures are those of docs/terminology-server.md.
 */
@EnabledIfSystemProperty(named = "samtykke.code-system.size", matches = "\\d+")
class LargeCodeSystemIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int SIZE = Integer.getInteger("samtykke.code-system.size", 0);
    private static final int TIMES = 400;
    private static final String SYSTEM = "https://example.org/CodeSystem/large";
    private static final List<String> FILTERS = List.of(
            "hjerte",
            "lårh",
            "sykdom",
            "øyel",
            "fract",
            "femoral neck",
            "brudd lår",
            "mellomøre",
            "sekk",
            "tumour pleu");

    private final String token = People.approvedToken(People.citizen(), "patient/Observation.rs");

    @TempDir
    private Path folder;

    @Test
    void tells_its_figures() throws Exception {
        var file = GeneratedSystem.write(folder, SIZE);
        long begun = System.nanoTime();
        assertThat(load(file)).isZero();
        System.out.printf("loaded %d in %.1f s with 256 MB%n", SIZE, (System.nanoTime() - begun) / 1e9);

        String set = "/ValueSet/$expand?url=" + encoded(SYSTEM + "?fhir_vs") + "&count=20";
        figures("$expand?filter=", i -> set + "&filter=" + encoded(FILTERS.get(i % FILTERS.size())));
        figures("$expand?filter= one concept", i -> set + "&filter=" + encoded("brudd form " + i * 7919L % SIZE));
        figures(
                "$expand?filter= two letters",
                i -> set + "&filter=" + encoded(List.of("lå", "br", "fo").get(i % 3)));
        figures("$expand without filter", i -> set + "&offset=" + i * 20);
        figures(
                "$expand below a code",
                i -> "/ValueSet/$expand?count=20&filter=hjerte&url="
                        + encoded(SYSTEM + "?fhir_vs=isa/F" + (1 + i % 100)));
        figures(
                "$lookup",
                i -> "/CodeSystem/$lookup?displayLanguage=nb&system=" + SYSTEM + "&code=F" + i * 7919L % SIZE);
        figures("$validate-code", i -> "/CodeSystem/$validate-code?url=" + SYSTEM + "&code=F" + i * 7919L % SIZE);
        figures("$subsumes", i -> "/CodeSystem/$subsumes?system=" + SYSTEM + "&codeA=F1&codeB=F" + i * 7919L % SIZE);
    }

    private void figures(String what, IntFunction<String> address) {
        var micros = new ArrayList<Long>();
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            assertThat(SERVER.get(address.apply(i), token).status()).isEqualTo(200);
            micros.add((System.nanoTime() - begun) / 1000);
        }
        // The first quarter warms up.
        var counted = micros.subList(TIMES / 4, TIMES).stream().sorted().toList();
        System.out.printf(
                "%-28s p50 %.1f ms, p95 %.1f ms%n",
                what, counted.get(counted.size() / 2) / 1e3, counted.get(counted.size() * 95 / 100) / 1e3);
    }

    private static int load(Path file) throws IOException, InterruptedException {
        var java = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                FhirServer.class.getName());
        var words = List.of("code-systems", "load", "--file", file.toString(), "--system", SYSTEM, "--version", "1");
        var settings = Stream.of("url", "username", "password")
                .map(name -> "spring.datasource." + name)
                .map(name -> "--" + name + "=" + SERVER.context.getEnvironment().getProperty(name));
        var all = Stream.of(java.stream(), words.stream(), settings)
                .flatMap(part -> part)
                .toList();
        return new ProcessBuilder(all).inheritIO().start().waitFor();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
