package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A code system of any size, as a file with a concept on each line: each concept stands below another, ten below each,
 * and has names in three languages. It is the same each time.
 */
public final class GeneratedSystem {

    public static final String SYSTEM = "https://example.org/CodeSystem/findings";

    private static final List<String> WHAT = List.of("Betennelse", "Brudd", "Blødning", "Svulst", "Smerte", "Hevelse");
    private static final List<String> WHAT_NN =
            List.of("Betennelse", "Brot", "Bløding", "Svulst", "Smerte", "Hevelse i vev");
    private static final List<String> WHAT_EN =
            List.of("Inflammation", "Fracture", "Haemorrhage", "Tumour", "Pain", "Swelling");
    private static final List<String> WHERE =
            List.of("hjerteklaff", "lårhals", "øyelokk", "lungesekk", "håndledd", "kneskål", "mellomøre");
    private static final List<String> WHERE_EN =
            List.of("heart valve", "femoral neck", "eyelid", "pleura", "wrist", "patella", "middle ear");

    private GeneratedSystem() {}

    public static Path write(Path folder, int size) throws IOException {
        var file = folder.resolve("findings-" + size + ".ndjson");
        try (var out = Files.newBufferedWriter(file)) {
            for (int number = 0; number < size; number++) {
                out.write(line(number));
                out.newLine();
            }
        }
        return file;
    }

    static String code(int number) {
        return "F" + number;
    }

    static String line(int number) {
        int what = number % WHAT.size();
        int where = number / WHAT.size() % WHERE.size();
        String parent = number == 0 ? "" : "\"parent\":\"%s\",".formatted(code((number - 1) / 10));
        return """
                {"code":"%s",%s"display":"%s of %s, form %d","designation":[\
                {"language":"nb","value":"%s i %s, form %d"},\
                {"language":"nn","value":"%s i %s, form %d"}]}""".formatted(
                        code(number),
                        parent,
                        WHAT_EN.get(what),
                        WHERE_EN.get(where),
                        number,
                        WHAT.get(what),
                        WHERE.get(where),
                        number,
                        WHAT_NN.get(what),
                        WHERE.get(where),
                        number);
    }
}
