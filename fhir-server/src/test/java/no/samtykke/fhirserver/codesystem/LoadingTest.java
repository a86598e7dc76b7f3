package no.samtykke.fhirserver.codesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A code system is there as a whole, or as it was before. */
class LoadingTest {

    private static final int SIZE = 2 * Loading.BATCH + 17;
    private static final Loading.Progress UNSEEN = (_, _) -> {};

    private final EmbeddedDatabase.Database database = EmbeddedDatabase.migrated();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final SystemTables tables = new SystemTables(sql, Clock.systemUTC());
    private final Loading loading =
            new Loading(tables, new TransactionTemplate(new DataSourceTransactionManager(database.dataSource())));
    private final StoredSystems stored = new StoredSystems(database.dataSource());

    @TempDir
    private Path folder;

    @Test
    void all_of_it_is_there_when_it_is_shown() throws IOException {
        var seen = new ArrayList<Integer>();
        var progress = (Loading.Progress) (done, _) -> {
            seen.add(done);
            assertThat(stored.all()).isEmpty();
        };

        assertThat(load("1", SIZE, progress)).isTrue();

        var system = stored.of(GeneratedSystem.SYSTEM, null).orElseThrow();
        assertThat(seen).containsExactly(0, Loading.BATCH, 2 * Loading.BATCH, SIZE);
        assertThat(stored.search(new Selection(system, null), all()).total()).isEqualTo(SIZE);
        assertThat(stored.concept(system, "F4016").orElseThrow().names()).hasSize(2);
    }

    @Test
    void an_interrupted_load_goes_on_where_it_was() throws IOException {
        assertThatThrownBy(() -> load("1", SIZE, LoadingTest::stopAfterTheFirstBatch))
                .isInstanceOf(CancellationException.class);
        assertThat(stored.all()).isEmpty();
        var seen = new ArrayList<Integer>();

        load("1", SIZE, (done, _) -> seen.add(done));

        assertThat(seen).containsExactly(Loading.BATCH, 2 * Loading.BATCH, SIZE);
        assertThat(stored.search(new Selection(system("1"), null), all()).total())
                .isEqualTo(SIZE);
    }

    @Test
    void the_same_again_changes_nothing() throws IOException {
        load("1", 10, UNSEEN);

        assertThat(load("1", 10, UNSEEN)).isFalse();
        assertThat(tables.all()).hasSize(1);
    }

    @Test
    void other_content_is_no_older_version_unless_it_is_to_replace_it() throws IOException {
        load("1", 10, UNSEEN);

        assertThatThrownBy(() -> load("1", 11, UNSEEN))
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("other content");
        assertThat(system("1").total()).isEqualTo(10);
        loading.load(file(11), given("1"), true, UNSEEN);
        assertThat(system("1").total()).isEqualTo(11);
        assertThat(tables.all()).hasSize(1);
    }

    @Test
    void the_version_before_is_answered_while_the_next_is_loaded_and_by_name_after() throws IOException {
        load("1", 10, UNSEEN);

        load("2", SIZE, (_, _) -> assertThat(system(null).version()).isEqualTo("1"));

        assertThat(system(null).version()).isEqualTo("2");
        assertThat(stored.concept(system("1"), "F11")).isEmpty();
        assertThat(stored.concept(system(null), "F11")).isPresent();
    }

    @Test
    void two_do_not_load_the_same_at_once() {
        assertThatThrownBy(() -> load("1", SIZE, (done, _) -> {
                    if (done == Loading.BATCH) {
                        load("1", SIZE);
                    }
                }))
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("somebody else");
        assertThat(system("1").total()).isEqualTo(SIZE);
        assertThat(stored.search(new Selection(system("1"), null), all()).total())
                .isEqualTo(SIZE);
    }

    @Test
    void a_file_with_anything_wrong_is_not_begun() throws IOException {
        var file = folder.resolve("wrong.csv");
        Files.writeString(file, """
                code,display,parent
                A,First,B
                B,Second,A
                ,No code,
                A,First again,
                """);

        assertThatThrownBy(() -> loading.load(FileFormat.of(file), given("1"), false, UNSEEN))
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("line 4: a concept needs a code and a display")
                .hasMessageContaining("line 5: the code is on line 2 as well: A");
        assertThat(tables.all()).isEmpty();
    }

    @Test
    void what_stands_below_must_be_there_and_not_in_a_circle() throws IOException {
        var file = folder.resolve("circle.csv");
        Files.writeString(file, "code;display;parent\nA;First;B\nB;Second;A\nC;Third;X|A\nD;Fourth;\n");

        assertThatThrownBy(() -> loading.load(FileFormat.of(file), given("1"), false, UNSEEN))
                .isInstanceOf(NotLoaded.class)
                .hasMessageContaining("line 4: what C stands below is not in the file: X")
                .hasMessageContaining("line 2: stands below itself: A");
    }

    private static void stopAfterTheFirstBatch(int done, int total) {
        if (done == Loading.BATCH) {
            throw new CancellationException();
        }
    }

    private StoredSystem system(@Nullable String version) {
        return stored.of(GeneratedSystem.SYSTEM, version).orElseThrow();
    }

    private boolean load(String version, int size, Loading.Progress progress) throws IOException {
        return loading.load(file(size), given(version), false, progress);
    }

    private void load(String version, int size) {
        try {
            load(version, size, UNSEEN);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConceptFile file(int size) throws IOException {
        return FileFormat.of(GeneratedSystem.write(folder, size));
    }

    private static GivenHead given(String version) {
        return new GivenHead(GeneratedSystem.SYSTEM, version, "Findings", null);
    }

    private static Search all() {
        return new Search(null, false, 0, 10);
    }
}
