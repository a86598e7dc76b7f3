package no.samtykke.authserver.client;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One scope, in the grammar of SMART App Launch 2.2. What does not parse grants nothing.
 *
 * <p>Letters of a resource scope are {@code c r u d s}, in that order, each at most once; version 1 says {@code read},
 * {@code write} and {@code *}. A scope narrowed by a query ({@code ?category=...}) does not parse: we could not hold it
 * yet, and to drop the query would widen it.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html">SMART App Launch, scopes</a>
 */
public sealed interface Scope {

    /** As it was written, and as it goes into the token. */
    String text();

    /** Whether whoever holds this scope may also be given the other. */
    boolean covers(Scope other);

    /** Whether it opens something of ours and not the FHIR API: a token holds either such scopes or the others. */
    default boolean isOurOwn() {
        return false;
    }

    static Optional<Scope> parse(String text) {
        var named = Named.KNOWN.get(text);
        if (named != null) {
            return Optional.of(named);
        }
        var matcher = OnResources.PATTERN.matcher(text);
        return matcher.matches() ? OnResources.of(text, matcher) : Optional.empty();
    }

    /** A scope that is only a name: who she is, whose data, how long. */
    enum Named implements Scope {
        OPENID("openid"),
        FHIR_USER("fhirUser"),
        LAUNCH_PATIENT("launch/patient"),
        ONLINE_ACCESS("online_access"),
        OFFLINE_ACCESS("offline_access"),
        /** To ask us what a token is worth. */
        INTROSPECT("https://samtykke.example/scope/introspect"),
        /** To register clients. */
        CLIENTS("https://samtykke.example/scope/clients"),
        /** To make launch contexts. */
        LAUNCH_FOR_APPS("https://samtykke.example/scope/launch");

        private static final Map<String, Named> KNOWN =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Named::text, Function.identity()));

        private final String text;

        Named(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public boolean covers(Scope other) {
            return this == other;
        }

        @Override
        public boolean isOurOwn() {
            return this == INTROSPECT || this == CLIENTS || this == LAUNCH_FOR_APPS;
        }
    }

    /** Whose data a resource scope is about. */
    enum Level {
        PATIENT,
        SYSTEM
    }

    /**
     * A scope on resources, for example {@code patient/Observation.rs}.
     *
     * @param type name of a resource type, or {@code *}
     * @param letters what may be done, as version 2 letters, whichever version was written
     */
    record OnResources(String text, Level level, String type, String letters) implements Scope {

        private static final Pattern PATTERN =
                Pattern.compile("(patient|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(c?r?u?d?s?|read|write|\\*)");

        private static Optional<Scope> of(String text, Matcher matcher) {
            var letters = switch (matcher.group(3)) {
                case "read" -> "rs";
                case "write" -> "cud";
                case "*" -> "cruds";
                default -> matcher.group(3);
            };
            var level = "patient".equals(matcher.group(1)) ? Level.PATIENT : Level.SYSTEM;
            return letters.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OnResources(text, level, matcher.group(2), letters));
        }

        public boolean mentions(char letter) {
            return letters.indexOf(letter) >= 0;
        }

        public boolean isEveryType() {
            return "*".equals(type);
        }

        @Override
        public boolean covers(Scope other) {
            return other instanceof OnResources asked
                    && level == asked.level
                    && (isEveryType() || type.equals(asked.type))
                    && asked.letters.chars().allMatch(letter -> letters.indexOf(letter) >= 0);
        }
    }
}
