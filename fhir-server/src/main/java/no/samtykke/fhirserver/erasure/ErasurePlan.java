package no.samtykke.fhirserver.erasure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes and what stays of one person.
 *
 * @param removed resources of hers, deleted ones too
 * @param kept Consents of hers that tell other controllers what she decided, by category
 * @param profile her Patient; it stays, with her number alone, while anything is kept
 * @param rows how many rows each table of ours has of her
 */
record ErasurePlan(
        String patientId,
        List<StoredResource> removed,
        Map<String, List<StoredResource>> kept,
        StoredResource profile,
        Map<String, Integer> rows) {

    boolean keepsProfile() {
        return !kept.isEmpty();
    }

    List<StoredResource> keptConsents() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** All that was hers, whether it goes or stays: nothing of another's points to it afterwards. */
    List<StoredResource> all() {
        return Stream.of(removed, keptConsents(), List.of(profile))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** How many of each type, then how many rows of each table. */
    Map<String, Integer> removedCounts() {
        Map<String, Integer> counts = new TreeMap<>(rows);
        removed.stream()
                .collect(Collectors.groupingBy(StoredResource::type))
                .forEach((type, all) -> counts.put(type, all.size()));
        return counts;
    }

    Map<String, Integer> keptCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        kept.forEach((category, consents) -> counts.put(category, consents.size()));
        return counts;
    }
}
