package no.samtykke.ig.build.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What HAPI's validator said when the tests of this build gave the guide to it. The tests write it, and the quality
 * page is made of it after them.
 *
 * @param folder nothing is in it when the tests were not run
 */
public record Findings(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param explained warnings that {@code ignoreWarnings.txt} lets through; {@code warnings} are the others */
    public record OfType(String type, int given, int errors, int warnings, int explained) {}

    /** @param explained how often each line of {@code ignoreWarnings.txt} let a warning through */
    public record Resources(List<OfType> types, Map<String, Integer> explained) {}

    /** @param refused with their own message, after they had been accepted unbroken */
    public record Broken(int given, int refused) {}

    public void write(Resources resources) throws IOException {
        write("resources.json", resources);
    }

    public void write(Broken broken) throws IOException {
        write("broken.json", broken);
    }

    Optional<Resources> resources() throws IOException {
        return read("resources.json", Resources.class);
    }

    Optional<Broken> broken() throws IOException {
        return read("broken.json", Broken.class);
    }

    /** So that no build tells what an earlier one has found. */
    public void forget() throws IOException {
        for (String name : List.of("resources.json", "broken.json")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private void write(String name, Object found) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve(name).toFile(), found);
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
    }
}
