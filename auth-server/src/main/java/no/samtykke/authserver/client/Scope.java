package no.samtykke.authserver.client;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One scope, in the grammar of SMART App Launch 2.2. What does not parse grants nothing.
 *
 * <p>Letters of a resource scope are {@code c r u d s}, in that order, each at most once; version 1 says {@code read},
 * {@code write} and {@code *}. A scope of version 2 on one type may be narrowed by a query ({@code ?category=...}),
 * read by {@link ScopeQuery}: one that cannot be held does not parse, since to drop it would widen the scope.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html">SMART App Launch, scopes</a>
 */
public sealed interface Scope {

    /** What the names of our own scopes begin with. */
    String OUR_OWN = "https://samtykke.example/scope/";

    /** As it was written, and as it goes into the token. */
    String text();

    /** Whether whoever holds this scope may also be given the other. */
    boolean covers(Scope other);

    /** Whether an app in a citizen's hands may be registered for it. Such an app never speaks for a system. */
    boolean fitsCitizenApp();

    /** Whether a system may be registered for it. It has no person to log in. */
    boolean fitsSystem();

    /**
     * Whether it opens something of this server, not of the fhir-server. A token is for one of the two, so scopes of
     * both kinds never stand in the same one.
     */
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

    /** A scope that is only a name: who she is, whose data, how long; or what of this server a system may use. */
    enum Named implements Scope {
        OPENID("openid"),
        FHIR_USER("fhirUser"),
        PROFILE("profile"),
        /** The app was launched by a launcher, whose context it wants to know. */
        LAUNCH("launch"),
        LAUNCH_PATIENT("launch/patient"),
        ONLINE_ACCESS("online_access"),
        OFFLINE_ACCESS("offline_access"),
        /** Ask about tokens, RFC 7662. */
        INTROSPECT(OUR_OWN + "introspect"),
        /** Keep the list of clients. */
        CLIENTS(OUR_OWN + "clients"),
        /** Make launch contexts, for an EHR launch. */
        LAUNCH_FOR_APPS(OUR_OWN + "launch"),
        /** Handle signed forms, at the fhir-server. */
        STAFF(OUR_OWN + "staff"),
        /** See why something is refused to a citizen who lets support see it, at the fhir-server. */
        SUPPORT(OUR_OWN + "support");

        private static final Set<Named> AT_THE_FHIR_SERVER = EnumSet.of(STAFF, SUPPORT);

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
        public boolean fitsCitizenApp() {
            return !fitsSystem();
        }

        @Override
        public boolean fitsSystem() {
            return text.startsWith(OUR_OWN);
        }

        @Override
        public boolean isOurOwn() {
            return fitsSystem() && !AT_THE_FHIR_SERVER.contains(this);
        }
    }

    /** Whose data a resource scope is about. */
    enum Level {
        PATIENT,
        /**
         * What she may reach herself. On the fhir-server that is what she reaches on behalf of the patient she chose.
         */
        USER,
        SYSTEM;

        private static Level of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A scope on resources, for example {@code patient/Observation.rs}.
     *
     * @param type name of a resource type, or {@code *}
     * @param letters what may be done, as version 2 letters, whichever version was written
     * @param query what the scope is narrowed to
     */
    record OnResources(String text, Level level, String type, String letters, ScopeQuery query) implements Scope {

        private static final Pattern PATTERN = Pattern.compile(
                "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(c?r?u?d?s?|read|write|\\*)(?:\\?(.*))?");

        private static final Map<String, String> LETTERS_OF_VERSION_1 =
                Map.of("read", "rs", "write", "cud", "*", "cruds");

        private static Optional<Scope> of(String text, Matcher matcher) {
            var written = matcher.group(3);
            var letters = LETTERS_OF_VERSION_1.getOrDefault(written, written);
            if (letters.isEmpty() || (matcher.group(4) != null && !letters.equals(written))) {
                return Optional.empty();
            }
            var level = Level.of(matcher.group(1));
            var type = matcher.group(2);
            return Optional.ofNullable(matcher.group(4))
                    .map(query -> ScopeQuery.parse(type, query))
                    .orElse(Optional.of(ScopeQuery.EVERYTHING))
                    .map(query -> new OnResources(text, level, type, letters, query));
        }

        /** The same narrowed by a query, in version 2; empty when that is no scope, as when it is narrowed already. */
        public Optional<Scope> narrowedTo(String query) {
            return isNarrowed() ? Optional.empty() : parse(level.word() + "/" + type + "." + letters + "?" + query);
        }

        public boolean isNarrowed() {
            return !query.isEverything();
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
                    && asked.letters.chars().allMatch(letter -> letters.indexOf(letter) >= 0)
                    && query.admits(asked.query);
        }

        @Override
        public boolean fitsCitizenApp() {
            return level != Level.SYSTEM;
        }

        @Override
        public boolean fitsSystem() {
            return level == Level.SYSTEM;
        }
    }
}
