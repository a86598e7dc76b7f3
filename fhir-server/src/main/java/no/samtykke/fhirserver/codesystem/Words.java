package no.samtykke.fhirserver.codesystem;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names as they are searched: small letters and digits, with a space before each word. */
final class Words {

    private static final int LETTERS_OF_A_PART = 3;

    private Words() {}

    static String of(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return (" " + small.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " "))
                .stripTrailing()
                .replaceFirst("^ +", " ");
    }

    /** What {@code like} must find for each word to begin a word of the name, in any order. */
    static List<String> beginnings(String filter) {
        return Stream.of(of(filter).strip().split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "% " + word + "%")
                .toList();
    }

    /**
     * What {@code like} must find for the filter to stand anywhere in the name; empty where it is too short for that.
     */
    static List<String> parts(String filter) {
        String part = of(filter).strip();
        return part.length() < LETTERS_OF_A_PART ? List.of() : List.of("%" + part + "%");
    }
}
