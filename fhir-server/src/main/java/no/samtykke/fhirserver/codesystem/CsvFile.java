package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A table with a concept in each row: {@link ConceptColumns}. Comma, semicolon or tab, as the first line has it. */
record CsvFile(Path path) implements ConceptFile {

    private static final String MARK = "\uFEFF";

    @Override
    public GivenHead head() throws IOException {
        try (var table = open()) {
            return ConceptColumns.isLoinc(table.getHeaderNames())
                    ? new GivenHead("http://loinc.org", null, "LOINC", "http://loinc.org/vs")
                    : GivenHead.NOTHING;
        } catch (IllegalArgumentException noHeader) {
            return GivenHead.NOTHING;
        }
    }

    @Override
    public void read(Reader reader) throws IOException {
        try (var table = open()) {
            var columns = ConceptColumns.of(table.getHeaderNames());
            if (columns.isEmpty()) {
                reader.flaw(1, "the first line must name the columns, code and display among them");
                return;
            }
            long line = 1 + table.getCurrentLineNumber();
            for (CSVRecord row : table) {
                if (!row.isConsistent()) {
                    reader.flaw(
                            line,
                            "has " + row.size() + " columns, not "
                                    + table.getHeaderNames().size());
                } else {
                    columns.get().read(line, row, reader);
                }
                line = 1 + table.getCurrentLineNumber();
            }
        } catch (IllegalArgumentException wrong) {
            reader.flaw(1, "not a table: " + wrong.getMessage());
        } catch (UncheckedIOException broken) {
            reader.flaw(0, "not a table: " + broken.getMessage());
        }
    }

    private CSVParser open() throws IOException {
        var text = Files.newBufferedReader(path);
        text.mark(MARK.length());
        if (text.read() != MARK.charAt(0)) {
            text.reset();
        }
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter())
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setTrim(true)
                .build()
                .parse(text);
    }

    private char delimiter() throws IOException {
        try (var text = Files.newBufferedReader(path)) {
            String first = text.readLine();
            if (first == null || first.contains(",")) {
                return ',';
            }
            return first.contains("\t") ? '\t' : ';';
        }
    }
}
