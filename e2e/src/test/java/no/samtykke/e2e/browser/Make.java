package no.samtykke.e2e.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The makes of browser that a journey is run with. */
public enum Make {
    CHROMIUM,
    CHROMIUM_WITHOUT_SCRIPT,
    HTML_UNIT;

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome");

    private static final List<Make> HERE = find();

    /** Those that can be run here. With {@code CI=true} a missing Chromium is a failure. */
    public static Stream<Make> here() {
        return HERE.stream();
    }

    public static Browser fastest(String language) {
        return HTML_UNIT.open(language);
    }

    /** A browser on a device that keeps passkeys; empty where there is no Chromium. */
    public static Optional<Browser> withAuthenticator(String language) {
        return chromium().map(place -> new ChromiumBrowser(place, language, true).withAuthenticator());
    }

    /** @param language what the browser tells it prefers: nb, nn, en */
    public Browser open(String language) {
        return switch (this) {
            case HTML_UNIT -> new HtmlUnitBrowser(language);
            case CHROMIUM -> new ChromiumBrowser(chromium().orElseThrow(), language, true);
            case CHROMIUM_WITHOUT_SCRIPT -> new ChromiumBrowser(chromium().orElseThrow(), language, false);
        };
    }

    static Optional<Path> chromium() {
        var candidates = new ArrayList<>(USUAL_PLACES);
        candidates.addFirst(Objects.requireNonNullElse(System.getenv("CHROMIUM"), ""));
        return candidates.stream()
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Make> find() {
        if (chromium().isPresent()) {
            System.out.println("Browsers: HtmlUnit and Chromium (with and without script). "
                    + "Another Chromium is taken from the environment variable CHROMIUM.");
            return List.of(values());
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(
                    "CI=true and no Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM");
        }
        System.out.println(
                "Browsers: HtmlUnit only. To run in Chromium too, install it (Debian: apt-get install chromium) "
                        + "or set the environment variable CHROMIUM to its path.");
        return List.of(HTML_UNIT);
    }
}
