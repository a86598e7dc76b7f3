package no.samtykke.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To find nothing proves nothing, unless what was planted is found. */
@WithStack
@ResourceLock(WithStack.ALL_ROWS)
class InstrumentsIT {

    @Test
    void what_an_app_stores_is_found_in_rows_and_in_the_write_ahead_log(Stack stack) {
        var canary = Canary.fresh();
        var tokens = LogIn.of(stack, "jens").tokens();
        var fhir = LogIn.of(stack, "jens").app().fhir(tokens);
        assertThat(new Traces(stack).stored(canary)).isEmpty();

        HealthArchive.open(fhir, tokens);
        assertThat(HealthArchive.write(fhir, tokens, "Puls", canary.marker()).status())
                .isEqualTo(201);

        assertThat(new Traces(stack).stored(canary))
                .anySatisfy(place -> assertThat(place).contains("fhir.public.hfj_res_ver"))
                .anySatisfy(place -> assertThat(place).contains("pg_wal"));
    }

    @Test
    void a_large_object_is_found(Stack stack) throws SQLException {
        var canary = Canary.fresh();
        try (var connection = stack.fhirDatabase();
                var plant = connection.prepareStatement("select lo_from_bytea(0, ?)");
                var remove = connection.prepareStatement("select lo_unlink(?)")) {
            plant.setBytes(1, ("xx" + canary.marker()).getBytes(StandardCharsets.UTF_8));
            var planted = plant.executeQuery();
            planted.next();
            assertThat(new Rows(stack).with(canary)).containsExactly("fhir: a large object");
            remove.setLong(1, planted.getLong(1));
            remove.execute();
        }
    }

    @Test
    void a_column_of_bytes_is_found(Stack stack) throws SQLException {
        var canary = Canary.fresh();
        try (var connection = stack.fhirDatabase();
                var statement = connection.createStatement()) {
            statement.execute("create table planted (content bytea)");
            try (var row = connection.prepareStatement("insert into planted values (?)")) {
                row.setBytes(1, ("xx" + canary.marker()).getBytes(StandardCharsets.UTF_8));
                row.execute();
                assertThat(new Rows(stack).with(canary)).containsExactly("fhir.public.planted: 1");
            } finally {
                statement.execute("drop table planted");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "hex", "base64 0", "base64 1", "base64 2"})
    void a_file_is_found_in_every_shape(String shape, @TempDir Path folder) throws IOException {
        var canary = Canary.fresh();
        Files.write(folder.resolve("planted"), shaped(canary.marker(), shape));
        Files.writeString(folder.resolve("other"), Canary.fresh().marker());

        assertThat(StoredFiles.all(folder).with(canary))
                .singleElement()
                .satisfies(file -> assertThat(file).contains("planted"));
    }

    private static byte[] shaped(String marker, String shape) {
        return switch (shape) {
            case "hex" ->
                HexFormat.of()
                        .formatHex(marker.getBytes(StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            case "UTF-16LE" -> marker.getBytes(StandardCharsets.UTF_16LE);
            case "UTF-16BE" -> marker.getBytes(StandardCharsets.UTF_16BE);
            case "UTF-8" -> ("something before" + marker).getBytes(StandardCharsets.UTF_8);
            default ->
                Base64.getEncoder()
                        .encode(("x".repeat(shape.charAt(shape.length() - 1) - '0') + marker + "after")
                                .getBytes(StandardCharsets.UTF_8));
        };
    }

    @Test
    void it_is_found_where_one_buffer_ends_and_the_next_begins() throws IOException {
        var canary = Canary.fresh();
        var search = new ByteSearch(canary.bytes());
        for (int before = (1 << 20) - 50; before < (1 << 20) + 150; before++) {
            var text = "k".repeat(before) + canary.marker();
            assertThat(search.in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .hasValue(before);
        }
    }

    @Test
    void a_deleted_file_that_is_still_open_is_found(@TempDir Path folder) throws IOException {
        var canary = Canary.fresh();
        var file = folder.resolve("planted");
        Files.writeString(file, canary.marker());
        try (var open = Files.newInputStream(file)) {
            Files.delete(file);
            assertThat(open.available()).isPositive();
            assertThat(new OpenFiles(ProcessHandle.current(), FileTime.fromMillis(0)).with(canary))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "wide string", "bytes"})
    void what_a_process_holds_in_memory_is_found_and_what_it_let_go_is_not(String shape) throws IOException {
        var canary = Canary.fresh();
        try (var holder = Holder.start(shape, canary.marker())) {
            assertThat(new Heap(holder.process().toHandle()).holds(canary)).isTrue();
            holder.forget();
            assertThat(new Heap(holder.process().toHandle()).holds(canary)).isFalse();
        }
    }
}
