package no.samtykke.sandbox.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import no.samtykke.sandbox.loopback.Json;

/**
 * {@code people.json}, read anew at each question, so that a test may change somebody while the sandbox runs.
 *
 * <p>It is replaced in one step: a reader sees the old people or the new, never half of them.
 */
public record PeopleFile(Path path) {

    public boolean exists() {
        return Files.exists(path);
    }

    public People read() {
        try {
            return Json.MAPPER.readValue(path.toFile(), People.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read people from " + path, e);
        }
    }

    public void write(People people) {
        try {
            Path beside = Files.createTempFile(path.resolveSibling(""), "people", ".tmp");
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(beside.toFile(), people);
            Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write people to " + path, e);
        }
    }
}
