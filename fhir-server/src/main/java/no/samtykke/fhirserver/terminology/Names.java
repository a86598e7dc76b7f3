package no.samtykke.fhirserver.terminology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.jspecify.annotations.Nullable;

/** What a concept is called, and in which language. */
final class Names {

    private Names() {}

    /**
     * The name in the first of the languages that there is one in, else the one that the system itself prefers.
     *
     * @param languages BCP 47 tags with commas between them, the most wanted first; null for no wish
     */
    static @Nullable String of(ConceptDefinitionComponent concept, @Nullable String languages) {
        return wanted(languages)
                .flatMap(language -> concept.getDesignation().stream()
                        .filter(designation -> isIn(designation, language))
                        .map(ConceptDefinitionDesignationComponent::getValue))
                .findFirst()
                .orElse(concept.getDisplay());
    }

    /** All names, each once. */
    static List<String> all(ConceptDefinitionComponent concept) {
        return Stream.concat(
                        Stream.ofNullable(concept.getDisplay()),
                        concept.getDesignation().stream().map(ConceptDefinitionDesignationComponent::getValue))
                .distinct()
                .toList();
    }

    /** Whether every word of the filter begins a word of one of the names, or the filter is in the code. */
    static boolean match(String code, List<String> names, String filter) {
        String asked = filter.strip().toLowerCase(Locale.ROOT);
        return code.toLowerCase(Locale.ROOT).contains(asked)
                || names.stream().anyMatch(name -> matches(name.toLowerCase(Locale.ROOT), asked));
    }

    private static boolean matches(String name, String asked) {
        var words = List.of(name.split("[^\\p{L}\\p{N}]+"));
        return name.contains(asked)
                || Stream.of(asked.split("\\s+"))
                        .allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    }

    /** {@code no} means bokmål, and {@code nb-NO} is answered by {@code nb}. */
    private static Stream<String> wanted(@Nullable String languages) {
        return languages == null
                ? Stream.empty()
                : Stream.of(languages.split(",")).map(tag -> main(tag.strip()));
    }

    private static boolean isIn(ConceptDefinitionDesignationComponent designation, String language) {
        return designation.hasLanguage() && main(designation.getLanguage()).equals(language);
    }

    private static String main(String tag) {
        String language = tag.split("[-;]", 2)[0].toLowerCase(Locale.ROOT);
        return language.equals("no") ? "nb" : language;
    }
}
