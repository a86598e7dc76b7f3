package no.samtykke.sandbox.sources;

import java.util.Locale;
import java.util.Optional;

/**
 * How a stand-in behaves, on demand.
 *
 * @param millis how long it waits before it answers
 */
record Behaviour(Kind kind, long millis) {

    static final Behaviour OK = new Behaviour(Kind.OK, 0);

    enum Kind {
        OK,
        DOWN,
        SLOW,
        /** Something that is no FHIR. */
        GARBAGE,
        /** XML that names a file of the reader's. */
        XML_ENTITY,
        /** Little that becomes much when it is unpacked. */
        GZIP_BOMB,
        /** Somebody else's. */
        WRONG_PERSON,
        /** Less than it says. */
        LYING_LENGTH,
        /** Half of it. */
        BREAK_OFF
    }

    /** For example {@code slow 3000}, or {@code gzip-bomb}. */
    static Optional<Behaviour> parse(String text) {
        String[] words = text.strip().split("\\s+");
        try {
            var kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
            return Optional.of(new Behaviour(kind, words.length > 1 ? Long.parseLong(words[1]) : 0));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    void await() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
