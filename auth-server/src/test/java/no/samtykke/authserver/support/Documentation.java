package no.samtykke.authserver.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The examples of the documentation, so that a test can try them. */
public final class Documentation {

    private Documentation() {}

    public static String text(String page) {
        try {
            return Files.readString(Path.of("..", "docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first example in that language. */
    public static String example(String page, String language) {
        var text = text(page);
        var start = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(start, text.indexOf("```", start));
    }
}
