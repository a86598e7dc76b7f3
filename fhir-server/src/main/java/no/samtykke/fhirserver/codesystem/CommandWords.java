package no.samtykke.fhirserver.codesystem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked on the command line.
 *
 * @param settings words with an equals sign, which are settings of the server
 */
record CommandWords(Action action, @Nullable Path file, GivenHead given, boolean replaces, String... settings) {

    static final String USAGE = """
            code-systems load --file FILE [--system ADDRESS] [--version VERSION] [--name NAME] [--value-set ADDRESS] [--replace]
            code-systems list
            code-systems remove --system ADDRESS --version VERSION
            FILE is a CodeSystem (.json, .xml), concepts (.ndjson, .csv, .tsv), Loinc.csv, a folder of a SNOMED CT snapshot,
            or a ConceptMap (.json), which is removed by its address as --system.""";

    private static final Set<String> NAMED = Set.of("--file", "--system", "--version", "--name", "--value-set");
    private static final String REPLACE = "--replace";

    enum Action {
        LOAD,
        LIST,
        REMOVE
    }

    static CommandWords of(String... words) {
        Map<String, String> named = new HashMap<>();
        List<String> settings = new ArrayList<>();
        boolean replaces = false;
        for (int i = 2; i < words.length; i++) {
            if (words[i].equals(REPLACE)) {
                replaces = true;
            } else if (NAMED.contains(words[i]) && i + 1 < words.length) {
                named.put(words[i], words[++i]);
            } else if (words[i].startsWith("--") && words[i].contains("=")) {
                settings.add(words[i]);
            } else {
                throw new NotLoaded(USAGE);
            }
        }
        String file = named.get("--file");
        return new CommandWords(
                action(words),
                file == null ? null : Path.of(file),
                new GivenHead(
                        named.get("--system"), named.get("--version"), named.get("--name"), named.get("--value-set")),
                replaces,
                settings.toArray(String[]::new));
    }

    private static Action action(String... words) {
        try {
            return Action.valueOf(words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw new NotLoaded(USAGE);
        }
    }
}
