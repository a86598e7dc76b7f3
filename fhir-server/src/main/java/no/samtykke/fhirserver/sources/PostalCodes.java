package no.samtykke.fhirserver.sources;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The region of a source.
 *
 * @param ranges of four digits with a hyphen between, or one code; none is the whole country
 */
record PostalCodes(List<String> ranges) {

    private static final String CODE = "[0-9]{4}";
    private static final Pattern RANGE = Pattern.compile(CODE + "(-" + CODE + ")?");

    PostalCodes {
        ranges = List.copyOf(ranges);
    }

    static boolean areValid(List<String> ranges) {
        return ranges.stream()
                .allMatch(
                        range -> RANGE.matcher(range).matches() && first(range).compareTo(last(range)) <= 0);
    }

    boolean areWholeCountry() {
        return ranges.isEmpty();
    }

    /** What is no postal code is in no region. */
    boolean contain(String code) {
        return code.matches(CODE)
                && ranges.stream()
                        .anyMatch(range -> code.compareTo(first(range)) >= 0 && code.compareTo(last(range)) <= 0);
    }

    private static String first(String range) {
        return range.substring(0, 4);
    }

    private static String last(String range) {
        return range.substring(range.length() - 4);
    }
}
