package no.samtykke.fhirserver.codesystem;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One concept of a code system, as its file has it and as it is told. */
public record Concept(
        String code,
        String display,
        @Nullable String definition,
        boolean inactive,
        List<String> parents,
        List<Name> names,
        List<Property> properties) {

    private static final Set<String> OUT_OF_USE = Set.of("inactive", "retired");

    public Concept {
        parents = List.copyOf(parents);
        names = List.copyOf(names);
        properties = List.copyOf(properties);
    }

    /**
     * Another name than the display.
     *
     * @param use what kind of name: a code, after its system and a bar
     */
    public record Name(@Nullable String language, @Nullable String use, String value) {}

    /**
     * @param type the FHIR type of the value, such as {@code code}
     * @param value as text; of a Coding, the code after its system and a bar
     */
    public record Property(String code, String type, String value) {

        boolean tellsThatItIsInactive() {
            return tellsThatItIsInactive(code, value);
        }

        /** Whether a property of a concept says that it is out of use. */
        public static boolean tellsThatItIsInactive(String code, String value) {
            return switch (code) {
                case "inactive" -> value.equals("true");
                case "status" -> OUT_OF_USE.contains(value);
                default -> false;
            };
        }
    }
}
