package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.samtykke.fhirserver.codesystem.Concept.Name;
import no.samtykke.fhirserver.codesystem.Concept.Property;

/**
 * The snapshot of a release of SNOMED CT, as a folder of RF2 files. The display is the fully specified name in English;
 * the other names are told with their languages. All descriptions are in memory while it is read.
 *
 * @see <a href="https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification">RF2</a>
 */
record SnomedRelease(Path path) implements ConceptFile {

    private static final String SYSTEM = "http://snomed.info/sct";
    private static final String IS_A = "116680003";
    private static final String FULLY_SPECIFIED = "900000000000003001";

    /** One row of a file: the columns of RF2 are known by their places. */
    private record Row(long line, List<String> columns) {

        String at(int column) {
            return columns.get(column);
        }

        boolean isActive() {
            return at(2).equals("1");
        }
    }

    @Override
    public GivenHead head() {
        return new GivenHead(SYSTEM, null, "SNOMED CT", SYSTEM + "?fhir_vs");
    }

    @Override
    public void read(Reader reader) throws IOException {
        var concepts = files("sct2_Concept_");
        var descriptions = files("sct2_Description_");
        var relationships = files("sct2_Relationship_");
        if (concepts.isEmpty() || descriptions.isEmpty() || relationships.isEmpty()) {
            reader.flaw(
                    0, "the folder needs sct2_Concept_, sct2_Description_ and sct2_Relationship_ files of a snapshot");
            return;
        }
        Map<String, List<String>> parents = new HashMap<>();
        rows(relationships, 10, reader, row -> {
            if (row.isActive() && row.at(7).equals(IS_A)) {
                parents.computeIfAbsent(row.at(4), _ -> new ArrayList<>(2)).add(row.at(5));
            }
        });
        Map<String, List<Name>> names = new HashMap<>();
        rows(descriptions, 9, reader, row -> {
            if (row.isActive()) {
                names.computeIfAbsent(row.at(4), _ -> new ArrayList<>(4))
                        .add(new Name(row.at(5), SYSTEM + "|" + row.at(6), row.at(7)));
            }
        });
        rows(concepts, 5, reader, row -> read(row, names, parents, reader));
    }

    private static void read(Row row, Map<String, List<Name>> names, Map<String, List<String>> parents, Reader reader) {
        String code = row.at(0);
        var all = names.getOrDefault(code, List.of());
        String display = all.stream()
                .filter(name -> name.use() != null && name.use().endsWith("|" + FULLY_SPECIFIED))
                .filter(name -> "en".equals(name.language()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(Name::value)
                .orElse(code);
        var properties = List.of(
                new Property("inactive", "boolean", Boolean.toString(!row.isActive())),
                new Property("moduleId", "code", row.at(3)),
                new Property("effectiveTime", "string", row.at(1)));
        var above = parents.getOrDefault(code, List.of()).stream().distinct().toList();
        reader.concept(row.line(), new Concept(code, display, null, !row.isActive(), above, all, properties));
    }

    private static void rows(List<Path> files, int columns, Reader reader, Consumer<Row> each) throws IOException {
        for (var file : files) {
            try (var lines = Files.newBufferedReader(file)) {
                lines.readLine();
                long number = 1;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    var row = new Row(number, List.of(line.split("\t", -1)));
                    if (row.columns().size() < columns) {
                        reader.flaw(
                                number,
                                file.getFileName() + " has " + row.columns().size() + " columns here");
                    } else {
                        each.accept(row);
                    }
                }
            }
        }
    }

    /** Those of a snapshot, in the order of their names, so that each reading gives the same. */
    private List<Path> files(String begins) throws IOException {
        try (var all = Files.walk(path)) {
            return all.filter(file -> file.getFileName().toString().startsWith(begins)
                            && file.getFileName().toString().contains("Snapshot"))
                    .sorted()
                    .toList();
        }
    }
}
