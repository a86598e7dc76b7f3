package no.samtykke.sandbox.hospital;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samtykke.sandbox.hospital.Setting.Place;

/**
 * What the hospital knows, by the id of the Consent: what comes late, or twice, or by two ways, comes to the same. All
 * of it is in the {@link Journal}; in memory is what that says.
 */
final class HospitalRegister implements AutoCloseable {

    private static final int DISAGREEMENTS_SHOWN = 100;

    private final Journal journal;
    private final Map<String, Entry.Heard> byConsent = new LinkedHashMap<>();
    private final Map<Place, String> standing = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Wish> waiting = new LinkedHashMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private String cursor = "";
    private String pushKey = "";
    private int repeated;

    /** Fhir-server made something else of it than what stands on the paper. */
    record Disagreement(Wish wish, String outcome, String consent, String problem, Instant at) {}

    private HospitalRegister(Path file) {
        this.journal = Journal.open(file, this::take);
    }

    static HospitalRegister open(Path file) {
        return new HospitalRegister(file);
    }

    /** On the disk when it returns. */
    void note(List<? extends Entry> entries) {
        journal.keep(entries);
    }

    void note(Entry entry) {
        note(List.of(entry));
    }

    private synchronized void take(Entry entry) {
        switch (entry) {
            case Entry.Begun _ -> {
                byConsent.clear();
                standing.clear();
                cursor = "";
            }
            case Entry.Heard heard -> take(heard);
            case Entry.Again _ -> repeated++;
            case Entry.Followed followed -> cursor = followed.cursor();
            case Entry.Subscribed subscribed -> pushKey = subscribed.key();
            case Entry.Written written -> waiting.put(written.wish().id(), written.wish());
            case Entry.Answered answered -> take(answered);
        }
    }

    private void take(Entry.Heard heard) {
        if (!heard.key().isEmpty()) {
            keys.add(heard.key());
        }
        var known = byConsent.get(heard.setting().consent());
        if (known != null && !heard.setting().isNoOlderThan(known.setting())) {
            return;
        }
        String consent = heard.setting().consent();
        if (known != null) {
            standing.remove(known.setting().place(), consent);
        }
        byConsent.put(consent, heard);
        if (heard.setting().counts()) {
            standing.put(heard.setting().place(), consent);
        }
    }

    private void take(Entry.Answered answered) {
        if (answered.outcome().equals(Entry.Answered.NOT_YET)) {
            waiting.computeIfPresent(answered.wish(), (_, wish) -> wish.knowing(answered.consent()));
            return;
        }
        var wish = waiting.remove(answered.wish());
        if (wish == null) {
            return;
        }
        // The next of hers was written on top of this one.
        waiting.replaceAll(
                (_, other) -> other.place().equals(wish.place()) ? other.knowing(answered.consent()) : other);
        if (answered.outcome().equals("conflict") || answered.outcome().equals("refused")) {
            disagreements.add(
                    new Disagreement(wish, answered.outcome(), answered.consent(), answered.problem(), answered.at()));
        }
    }

    /** The last that was heard comes first. */
    synchronized List<Entry.Heard> heard() {
        return byConsent.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    synchronized boolean hasTaken(String key) {
        return keys.contains(key);
    }

    /** Id of the Consent that stands there; blank when none does. */
    synchronized String standing(Place place) {
        return standing.getOrDefault(place, "");
    }

    /** The first of each place, since the next is about what becomes of it. */
    synchronized List<Wish> toBring(int most) {
        var first = new LinkedHashMap<Place, Wish>();
        for (var wish : waiting.values()) {
            first.putIfAbsent(wish.place(), wish);
            if (first.size() == most) {
                break;
            }
        }
        return List.copyOf(first.values());
    }

    synchronized Collection<Wish> waiting() {
        return List.copyOf(waiting.values());
    }

    /** The last ones. */
    synchronized List<Disagreement> disagreements() {
        int size = disagreements.size();
        return List.copyOf(disagreements.subList(Math.max(0, size - DISAGREEMENTS_SHOWN), size))
                .reversed();
    }

    synchronized String cursor() {
        return cursor;
    }

    synchronized Optional<String> pushKey() {
        return Optional.of(pushKey).filter(key -> !key.isEmpty());
    }

    synchronized int repeated() {
        return repeated;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
