package no.samtykke.e2e.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One row of {@code attacks.csv}; its columns are explained there. */
record Attack(String name, String actor, String method, String path, String headers, String body, String expected) {

    private static final int COLUMNS = 7;

    static List<Attack> table() {
        try (var table = Attack.class.getResourceAsStream("/attacks.csv")) {
            if (table == null) {
                throw new IllegalStateException("attacks.csv is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(Attack::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attack parse(String line) {
        var columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
        }
        return new Attack(
                columns.get(0),
                columns.get(1),
                columns.get(2),
                columns.get(3),
                columns.get(4),
                columns.get(5).startsWith("<") ? columns.get(5) : columns.get(5).replace('\'', '"'),
                columns.get(6));
    }

    /** With the ids of this run in the places of the braces. */
    Attack aimed(UnaryOperator<String> fill) {
        return new Attack(name, actor, method, fill.apply(path), fill.apply(headers), fill.apply(body), expected);
    }

    Map<String, String> headerMap() {
        var map = new LinkedHashMap<String, String>();
        for (var header : headers.isEmpty() ? new String[0] : headers.split(";;", -1)) {
            var colon = header.indexOf(':');
            map.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return map;
    }

    boolean changesNothing() {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public String toString() {
        return name;
    }
}
