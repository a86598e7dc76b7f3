package no.samtykke.fhirserver.codesystem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which kind of file it is, by its name. */
final class FileFormat {

    private FileFormat() {}

    static ConceptFile of(Path path) {
        if (Files.isDirectory(path)) {
            return new SnomedRelease(path);
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> new FhirJsonFile(path);
            case "xml" -> new FhirXmlFile(path);
            case "ndjson" -> new NdjsonFile(path);
            case "csv", "tsv", "txt" -> new CsvFile(path);
            default -> throw new NotLoaded("It is none of the kinds of files that can be loaded: " + name);
        };
    }
}
