package no.samtykke.fhirserver.codesystem;

import java.util.List;
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
    public record Property(String code, String type, String value) {}
}
