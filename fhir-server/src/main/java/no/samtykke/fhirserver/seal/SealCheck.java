package no.samtykke.fhirserver.seal;

import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_ADDED;
import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_CHANGED;
import static no.samtykke.fhirserver.seal.Finding.What.ENTRY_REMOVED;
import static no.samtykke.fhirserver.seal.Finding.What.SEAL_CHANGED;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.seal.Finding.Fault;
import no.samtykke.fhirserver.seal.Finding.What;
import no.samtykke.fhirserver.seal.Seal.Leaves;
import org.springframework.stereotype.Component;

/** Checks the entries of one seal, whose checkpoint was found to be right: each leaf is there, and nothing else is. */
@Component
class SealCheck {

    private final SealStore seals;
    private final LogRows rows;
    private final LogRetention kept;

    SealCheck(SealStore seals, LogRows rows, LogRetention kept) {
        this.seals = seals;
        this.rows = rows;
        this.kept = kept;
    }

    Optional<Fault> check(Seal seal, Checkpoint checkpoint) {
        var stored = seals.leavesOf(seal.number());
        if (stored.isEmpty()) {
            return seal.lastRecorded().isBefore(kept.since()) ? Optional.empty() : fault(seal);
        }
        var leaves = stored.get();
        boolean areSealed = leaves.areWellFormed()
                && leaves.ids().size() == checkpoint.entries()
                && Arrays.equals(Hashes.root(leaves.hashes()), checkpoint.root());
        return areSealed ? compare(seal, leaves, checkpoint.previous()) : fault(seal);
    }

    /** The first leaf that is not there as it was sealed; if there is none, the first entry that has no leaf. */
    private Optional<Fault> compare(Seal seal, Leaves leaves, byte[] previousNote) {
        var places = placesOf(leaves);
        var there = new BitSet(places.size());
        int changed = Integer.MAX_VALUE;
        Optional<Fault> stranger = Optional.empty();
        try (var entries = rows.between(seal.fromTx(), seal.toTx())) {
            for (var entry : (Iterable<EntryText>) entries::iterator) {
                Integer place = places.get(entry.id());
                if (place == null || there.get(place)) {
                    stranger = stranger.or(() -> fault(ENTRY_ADDED, seal, entry.id()));
                    continue;
                }
                there.set(place);
                byte[] leaf = Hashes.leaf(leaves.before(place, previousNote), entry);
                if (!Arrays.equals(leaf, leaves.hashes().get(place))) {
                    changed = Math.min(changed, place);
                }
            }
        }
        int removed = firstRemoved(leaves, there);
        if (Math.min(changed, removed) == Integer.MAX_VALUE) {
            return stranger;
        }
        return changed < removed
                ? fault(ENTRY_CHANGED, seal, leaves.ids().get(changed))
                : fault(ENTRY_REMOVED, seal, leaves.ids().get(removed));
    }

    private static Map<UUID, Integer> placesOf(Leaves leaves) {
        var places = HashMap.<UUID, Integer>newHashMap(leaves.ids().size());
        for (int place = 0; place < leaves.ids().size(); place++) {
            places.put(leaves.ids().get(place), place);
        }
        return places;
    }

    /** What is older than the log is kept for is gone by right. */
    private int firstRemoved(Leaves leaves, BitSet there) {
        var oldest = kept.since();
        for (int place = there.nextClearBit(0); place < leaves.ids().size(); place = there.nextClearBit(place + 1)) {
            if (!EntryText.millisecondOf(leaves.ids().get(place)).isBefore(oldest)) {
                return place;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Optional<Fault> fault(Seal seal) {
        return Optional.of(new Fault(SEAL_CHANGED, seal.number(), Optional.empty()));
    }

    private static Optional<Fault> fault(What what, Seal seal, UUID entry) {
        return Optional.of(new Fault(what, seal.number(), Optional.of(entry)));
    }
}
