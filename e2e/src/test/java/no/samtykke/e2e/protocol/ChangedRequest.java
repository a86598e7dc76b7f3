package no.samtykke.e2e.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A right request, what is changed in it, and what has to be the answer: a row of a table. */
record ChangedRequest(String name, String request, List<String> changes, String expected) {

    private static final Path ATTACKS = Path.of("src", "test", "resources", "protocol-attacks.txt");
    private static final Path MISTAKES = Path.of("..", "docs", "oauth-errors.md");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`]*)`");

    /** Rows of {@code protocol-attacks.txt}; its columns are explained there. */
    static List<ChangedRequest> attacks() {
        return lines(ATTACKS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> columns(line, 4))
                .map(row -> new ChangedRequest(
                        row.get(0), row.get(1), List.of(row.get(2).split(" ;; ")), row.get(3)))
                .toList();
    }

    /**
     * Rows of the tables in {@code docs/oauth-errors.md}, which people read as well; its columns are explained there.
     */
    static List<ChangedRequest> mistakes() {
        return lines(MISTAKES).stream()
                .filter(line -> line.startsWith("| ") && line.endsWith(" |") && !line.startsWith("| Mistake"))
                .map(line -> columns(line.substring(1, line.length() - 1), 5))
                .map(row -> new ChangedRequest(
                        row.get(0),
                        row.get(1),
                        codeSpans(row.get(2)),
                        row.get(3).replaceAll("[*`]", "")))
                .toList();
    }

    /** Sends it, and compares. */
    void check(RightRequests requests) {
        var draft = requests.named(request);
        for (var change : changes) {
            draft = draft.changed(requests.fill(change));
        }
        Expected.parse(expected).check(draft, draft.send(), requests.redirectUri(), requests.issuer());
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(String line, int number) {
        var columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (columns.size() != number) {
            throw new IllegalArgumentException("not " + number + " columns: " + line);
        }
        return columns;
    }

    private static List<String> codeSpans(String markdown) {
        return CODE_SPAN
                .matcher(markdown)
                .results()
                .map(MatchResult::group)
                .map(span -> span.substring(1, span.length() - 1))
                .toList();
    }

    @Override
    public String toString() {
        return request + ": " + name;
    }
}
