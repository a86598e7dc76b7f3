package no.samtykke.fhirserver.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of {@code access-cases.txt}.
 *
 * @param who acts for the patient, or {@code self}
 * @param state what differs from all being in order
 * @param scopes of the token, and approved alike
 * @param does an interaction, or a named way of writing
 * @param whose the resource is, with its category after a colon where that matters
 * @param expected code of a ground or of a reason of refusal
 */
public record AccessCase(
        String who, String state, String scopes, String does, String type, String whose, String expected) {

    public static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";

    public static Stream<AccessCase> all() {
        try (var file = AccessCase.class.getResourceAsStream("/access-cases.txt")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(cell -> new AccessCase(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String owner() {
        return whose.split(":", 2)[0];
    }

    /** A code of {@link #CATEGORIES}, or empty text. */
    public String category() {
        return whose.contains(":") ? whose.split(":", 2)[1] : "";
    }

    public boolean isPermitted() {
        return Set.of("own-data", "parental-responsibility", "guardianship", "power-of-attorney")
                .contains(expected);
    }

    @Override
    public String toString() {
        return String.join(" | ", who, state, scopes, does, type, whose, expected);
    }
}
