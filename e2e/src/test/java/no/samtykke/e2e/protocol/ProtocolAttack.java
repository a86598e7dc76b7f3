package no.samtykke.e2e.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One row of {@code protocol-attacks.txt}; its columns are explained there. */
record ProtocolAttack(String name, String request, List<String> changes, String expected) {

    private static final int COLUMNS = 4;

    static List<ProtocolAttack> table() {
        try (var table = ProtocolAttack.class.getResourceAsStream("/protocol-attacks.txt")) {
            if (table == null) {
                throw new IllegalStateException("protocol-attacks.txt is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ProtocolAttack::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProtocolAttack parse(String line) {
        var columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        return new ProtocolAttack(
                columns.get(0), columns.get(1), List.of(columns.get(2).split(" ;; ")), columns.get(3));
    }

    @Override
    public String toString() {
        return request + ": " + name;
    }
}
