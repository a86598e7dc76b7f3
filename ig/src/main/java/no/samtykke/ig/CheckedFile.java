package no.samtykke.ig;

import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file: a resource, or in NDJSON a resource on each line. */
record CheckedFile(Path file, List<CheckedResource> resources) {

    private static final String MANY = ".ndjson";

    static boolean isToBeChecked(Path file) {
        String name = file.toString();
        return name.endsWith(".json") || name.endsWith(".xml") || name.endsWith(MANY);
    }

    /** @throws CannotRun when there is nothing to check: not readable, or not FHIR */
    static CheckedFile check(PackageValidator validator, Path file, @Nullable String profile) throws CannotRun {
        String text = read(file);
        return file.toString().endsWith(MANY)
                ? lines(validator, file, text, profile)
                : new CheckedFile(file, List.of(resource(validator, file, 0, text, profile)));
    }

    private static CheckedFile lines(PackageValidator validator, Path file, String text, @Nullable String profile)
            throws CannotRun {
        List<CheckedResource> checked = new ArrayList<>();
        int line = 0;
        for (String resource : text.lines().toList()) {
            line++;
            if (!resource.isBlank()) {
                checked.add(resource(validator, file, line, resource, profile));
            }
        }
        return new CheckedFile(file, checked);
    }

    private static CheckedResource resource(
            PackageValidator validator, Path file, int line, String text, @Nullable String profile) throws CannotRun {
        try {
            return CheckedResource.check(validator, line, text, profile);
        } catch (DataFormatException notFhir) {
            String place = line == 0 ? file.toString() : file + ", line " + line;
            throw new CannotRun(place + ": not a FHIR R4 resource in JSON or XML");
        }
    }

    boolean isValid() {
        return resources.stream().allMatch(CheckedResource::isValid);
    }

    /** The address of the file, and in NDJSON the number of the line after it. */
    String address(CheckedResource resource) {
        return resource.line() == 0 ? file.toUri().toString() : file.toUri() + "#" + resource.line();
    }

    private static String read(Path file) throws CannotRun {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new CannotRun(file + ": not text in UTF-8");
        } catch (IOException notRead) {
            throw new CannotRun(file + ": cannot be read");
        }
    }
}
