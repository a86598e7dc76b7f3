package no.samtykke.sandbox.hospital;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was told of a setting: what became of it, and what it says by now.
 *
 * @param consent id of the Consent
 * @param person her national number; blank when she was erased
 * @param recorded when it became so; the beginning of time when that was not told
 * @param permits null when it does not count any more
 */
record Setting(
        String consent,
        String person,
        String category,
        String controller,
        String policy,
        String what,
        Instant recorded,
        @Nullable Boolean permits) {

    /** Of texts few differ, and there are many settings. One way tells milliseconds, another less than that. */
    Setting {
        recorded = recorded.truncatedTo(ChronoUnit.MILLIS);
        category = category.intern();
        controller = controller.intern();
        policy = policy.intern();
        what = what.intern();
    }

    boolean counts() {
        return permits != null;
    }

    Place place() {
        return new Place(person, category, controller, policy);
    }

    /** That this was told after the other had come to be, or at the same time. */
    boolean isNoOlderThan(Setting other) {
        return !recorded.isBefore(other.recorded);
    }

    /** Where one setting at a time can stand: of one person, for one thing. */
    record Place(String person, String category, String controller, String policy) {}
}
