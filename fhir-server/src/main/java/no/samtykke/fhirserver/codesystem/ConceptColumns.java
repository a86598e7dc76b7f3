package no.samtykke.fhirserver.codesystem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.codesystem.Concept.Name;
import no.samtykke.fhirserver.codesystem.Concept.Property;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a table mean: {@code code}, {@code display}, {@code definition}, {@code inactive} (true or
 * false), {@code parent} (codes with bars between them) and {@code display:nb} for a name in a language. Each other
 * column is a property. The table of LOINC has names of its own.
 */
record ConceptColumns(
        String code, String display, Map<String, @Nullable String> names, List<String> properties, boolean isLoinc) {

    private static final String LOINC_CODE = "LOINC_NUM";
    private static final List<String> OURS = List.of("code", "display", "definition", "inactive", "parent");
    private static final List<String> LOINC_PROPERTIES =
            List.of("COMPONENT", "PROPERTY", "TIME_ASPCT", "SYSTEM", "SCALE_TYP", "METHOD_TYP", "CLASS", "STATUS");

    static boolean isLoinc(List<String> header) {
        return header.contains(LOINC_CODE) && header.contains("LONG_COMMON_NAME");
    }

    static Optional<ConceptColumns> of(List<String> header) {
        if (isLoinc(header)) {
            var names = new LinkedHashMap<String, @Nullable String>();
            Stream.of("SHORTNAME", "DisplayName", "CONSUMER_NAME")
                    .filter(header::contains)
                    .forEach(column -> names.put(column, "en"));
            var properties = LOINC_PROPERTIES.stream().filter(header::contains).toList();
            return Optional.of(new ConceptColumns(LOINC_CODE, "LONG_COMMON_NAME", names, properties, true));
        }
        if (!header.contains("code") || !header.contains("display")) {
            return Optional.empty();
        }
        var names = new LinkedHashMap<String, @Nullable String>();
        header.stream()
                .filter(column -> column.startsWith("display:"))
                .forEach(column -> names.put(column, column.substring("display:".length())));
        var properties = header.stream()
                .filter(column -> !OURS.contains(column) && !names.containsKey(column))
                .toList();
        return Optional.of(new ConceptColumns("code", "display", names, properties, false));
    }

    void read(long line, CSVRecord row, ConceptFile.Reader reader) {
        if (row.get(code).isBlank() || row.get(display).isBlank()) {
            reader.flaw(
                    line,
                    "a concept needs a code and a display" + (row.get(code).isBlank() ? "" : ": " + row.get(code)));
            return;
        }
        String definition = optional(row, "definition");
        reader.concept(
                line,
                new Concept(
                        row.get(code),
                        row.get(display),
                        definition.isEmpty() ? null : definition,
                        isInactive(row),
                        parents(row),
                        namesIn(row),
                        properties.stream()
                                .filter(column -> !row.get(column).isEmpty())
                                .map(column -> new Property(column, "string", row.get(column)))
                                .toList()));
    }

    private boolean isInactive(CSVRecord row) {
        return isLoinc
                ? optional(row, "STATUS").equals("DEPRECATED")
                : optional(row, "inactive").equalsIgnoreCase("true");
    }

    private List<String> parents(CSVRecord row) {
        return isLoinc
                ? List.of()
                : Stream.of(optional(row, "parent").split("\\|"))
                        .map(String::strip)
                        .filter(parent -> !parent.isEmpty())
                        .distinct()
                        .toList();
    }

    private List<Name> namesIn(CSVRecord row) {
        var found = new ArrayList<Name>();
        names.forEach((column, language) -> {
            if (!row.get(column).isEmpty()) {
                found.add(new Name(language, null, row.get(column)));
            }
        });
        return found;
    }

    private static String optional(CSVRecord row, String column) {
        return row.isMapped(column) ? row.get(column) : "";
    }
}
