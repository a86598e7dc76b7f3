package no.samtykke.fhirserver.bulk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file of a job: what it holds, and its number from 1 on. There is no file behind it, so a name that is none
 * leads nowhere.
 */
record FileName(FileKind kind, int number) {

    private static final Pattern FORM = Pattern.compile("(consent|patient|deleted)-([1-9][0-9]{0,6})");

    static Optional<FileName> read(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new FileName(
                        FileKind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    String text() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }
}
