package no.samtykke.e2e.agreement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import no.samtykke.e2e.agreement.Feed.Change;
import no.samtykke.e2e.agreement.JournalRead.Push;

/** Waits until the hospitals have brought what they had to bring and have been pushed all that came of it. */
record CatchingUp(List<HospitalProcess> hospitals, List<Feed> feeds, Duration atMost) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** What fhir-server tells each of them, whether or not they came so far in time. */
    List<List<Change>> await() throws InterruptedException {
        long latest = System.nanoTime() + atMost.toNanos();
        while (hospitals.stream().anyMatch(hospital -> hospital.waiting() > 0) && System.nanoTime() < latest) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        var told = new ArrayList<List<Change>>();
        for (int i = 0; i < hospitals.size(); i++) {
            var changes = feeds.get(i).changes();
            told.add(changes);
            while (!hasBeenPushed(hospitals.get(i), changes) && System.nanoTime() < latest) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
        return told;
    }

    private static boolean hasBeenPushed(HospitalProcess hospital, List<Change> changes) {
        var missing = new HashSet<Push>();
        changes.forEach(change -> missing.add(new Push(change.consent(), change.place(), change.moment())));
        return JournalRead.of(hospital.journal()).pushed().containsAll(missing);
    }
}
