package no.samtykke.ig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked on the command line. */
record Arguments(List<Path> files, @Nullable String profile, List<Path> packages, boolean json) {

    static final String USAGE = """
            java -jar <this jar> FILE-OR-FOLDER... [--profile URL-OR-ID] [--package OTHER.tgz]... [--output text|json]
            Checks FHIR R4 resources in JSON, XML or NDJSON against the package of Samtykke: against the profile that is named,
            or that of the guide for what they are. Asks no server.
            Ends with 0 when all are valid, 1 when one is not, 2 when it could not check.""";

    static Arguments of(String... words) throws CannotRun {
        List<Path> files = new ArrayList<>();
        List<Path> packages = new ArrayList<>();
        String profile = null;
        String output = "text";
        for (Iterator<String> left = List.of(words).iterator(); left.hasNext(); ) {
            String word = left.next();
            switch (word) {
                case "--profile" -> profile = value(word, left);
                case "--package" -> packages.add(existing(Path.of(value(word, left))));
                case "--output" -> output = value(word, left);
                default -> files.addAll(resources(word));
            }
        }
        if (!output.equals("text") && !output.equals("json")) {
            throw new CannotRun("--output is text or json");
        }
        if (files.isEmpty()) {
            throw new CannotRun(USAGE);
        }
        return new Arguments(files, profile, packages, output.equals("json"));
    }

    private static String value(String option, Iterator<String> left) throws CannotRun {
        if (!left.hasNext()) {
            throw new CannotRun(option + " needs a value");
        }
        return left.next();
    }

    private static Path existing(Path file) throws CannotRun {
        if (!Files.isReadable(file)) {
            throw new CannotRun(file + ": no such file, or it cannot be read");
        }
        return file;
    }

    private static List<Path> resources(String word) throws CannotRun {
        if (word.startsWith("--")) {
            throw new CannotRun("Unknown option " + word + "\n" + USAGE);
        }
        Path path = existing(Path.of(word));
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var tree = Files.walk(path)) {
            return tree.filter(Files::isRegularFile)
                    .filter(CheckedFile::isToBeChecked)
                    .sorted()
                    .toList();
        } catch (IOException notRead) {
            throw new CannotRun(path + ": cannot be read");
        }
    }
}
