package no.samtykke.fhirserver.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One row of {@code access-cases.txt}.
 *
 * @param who acts for the patient, or {@code self}
 * @param state what differs from all being in order: one thing, or several joined by plus. It is about the patient in
 *     context unless it begins with {@code actor-}
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

    /** Each thing that differs; none when all is in order. */
    public List<String> states() {
        return Arrays.stream(state.split(" \\+ "))
                .filter(one -> !one.equals("ok"))
                .toList();
    }

    public boolean differsBy(String one) {
        return states().contains(one);
    }

    /** What the person who acts has decided otherwise than all being in order. */
    public List<String> decidedByActor() {
        return who.equals("self") ? decidedForSubject() : decided(true);
    }

    /** The same for the patient in context, by herself or by those who decide for her. */
    public List<String> decidedForSubject() {
        return who.equals("self") ? states().stream().map(AccessCase::what).toList() : decided(false);
    }

    private List<String> decided(boolean byActor) {
        return states().stream()
                .filter(one -> one.startsWith("actor-") == byActor)
                .map(AccessCase::what)
                .toList();
    }

    private static String what(String state) {
        return state.replaceFirst("^(subject|actor)-", "");
    }

    /** The level of the log-in, as the token names it. */
    public String acr() {
        return states().stream()
                .filter(one -> one.startsWith("level-") && !one.startsWith("level-of-consent-"))
                .map(one -> switch (one) {
                    case "level-substantial" -> "idporten-loa-substantial";
                    case "level-low" -> "idporten-loa-low";
                    case "level-high-not" -> "idporten-loa-high-not";
                    case "level-old-name" -> "Level4";
                    default -> throw new IllegalArgumentException(one);
                })
                .findFirst()
                .orElse("idporten-loa-high");
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
