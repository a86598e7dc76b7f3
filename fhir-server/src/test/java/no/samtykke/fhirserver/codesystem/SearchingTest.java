package no.samtykke.fhirserver.codesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Concepts are found by any of their names, and by what they stand below. */
class SearchingTest {

    private static final EmbeddedDatabase.Database DATABASE = EmbeddedDatabase.migrated();
    private static final StoredSystems STORED = new StoredSystems(DATABASE.dataSource());
    private static final String OTHER = "https://example.org/CodeSystem/other";

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        var sql = JdbcClient.create(DATABASE.dataSource());
        var loading = new Loading(
                new SystemTables(sql, Clock.systemUTC()),
                new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource())));
        var file = folder.resolve("system.csv");
        Files.writeString(file, """
                code,display,display:nb,display:nn,parent,inactive
                I,Diseases of the heart,Hjertesykdommer,Hjartesjukdommar,,
                I50,Heart failure,Hjertesvikt,Hjartesvikt,I,
                I50.0,Congestive heart failure,Stuvningssvikt i hjertet,,I50,
                I50.9,"Heart failure, unspecified","Hjertesvikt, uspesifisert",,I50,
                I99,Old 100% name,,,,true
                """);
        loading.load(FileFormat.of(file), new GivenHead(GeneratedSystem.SYSTEM, "1", null, null), false, (_, _) -> {});
        loading.load(FileFormat.of(file), new GivenHead(OTHER, "1", null, null), false, (_, _) -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "hjertesvikt, I50 I50.9",
        "SVIKT, I50 I50.0 I50.9",
        "uspes hjerte, I50.9",
        "'Hjertesvikt, uspes', I50.9",
        "hjartesv, I50",
        "stuv i hj, I50.0",
        "he, I I50 I50.0 I50.9",
        "ail, I50 I50.0 I50.9",
        "ea, ''",
        "ailure heart, ''",
        "hjertesvikt heart, ''",
        "i50.9, I50.9",
        "i50, I50 I50.0 I50.9",
        "100%, I99",
        "1_0, ''",
        "%, ''",
        "' ', ''"
    })
    void a_filter_finds_beginnings_of_words_and_longer_parts_in_any_language(String filter, String codes) {
        assertThat(String.join(" ", found(null, filter, false))).isEqualTo(codes);
    }

    @Test
    void what_stands_below_is_found_with_its_top() {
        assertThat(found("I50", null, false)).containsExactly("I50", "I50.0", "I50.9");
        assertThat(found("I", "unspec", false)).containsExactly("I50.9");
        assertThat(STORED.concept(new Selection(system(), "I50"), "I50")).isPresent();
        assertThat(STORED.concept(new Selection(system(), "I50"), "I50.9")).isPresent();
        assertThat(STORED.concept(new Selection(system(), "I50"), "I")).isEmpty();
        assertThat(STORED.isAbove(system(), "I", "I50.9")).isTrue();
        assertThat(STORED.isAbove(system(), "I50.9", "I")).isFalse();
        assertThat(STORED.isAbove(system(), "I", "I")).isFalse();
    }

    @Test
    void what_is_out_of_use_is_left_out_on_demand() {
        assertThat(found(null, null, true)).doesNotContain("I99").hasSize(4);
        assertThat(found(null, "old", true)).isEmpty();
    }

    @Test
    void a_page_is_a_part_of_the_whole_and_the_count_is_of_the_whole() {
        var selection = new Selection(system(), null);
        var search = new Search("hjerte", false, 1, 2);

        assertThat(STORED.search(selection, search).total()).isEqualTo(4);
        assertThat(STORED.search(selection, search).concepts())
                .extracting(Concept::code)
                .containsExactly("I50", "I50.0");
    }

    private static List<String> found(@Nullable String top, @Nullable String filter, boolean activeOnly) {
        var selection = new Selection(system(), top);
        var found = STORED.search(selection, new Search(filter, activeOnly, 0, 100));
        assertThat(STORED.search(selection, new Search(filter, activeOnly, 0, 0))
                        .total())
                .isEqualTo(found.concepts().size());
        assertThat(found.total()).isEqualTo(found.concepts().size());
        return found.concepts().stream().map(Concept::code).toList();
    }

    private static StoredSystem system() {
        return STORED.of(GeneratedSystem.SYSTEM, null).orElseThrow();
    }
}
