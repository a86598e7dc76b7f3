package no.samtykke.fhirserver.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A seal as it is stored, believed in nothing.
 *
 * @param fromTx the first transaction that it covers
 * @param toTx the first that it does not cover any more
 * @param lastRecorded the latest time of any of its entries
 * @param note its checkpoint with the signature
 */
record Seal(long number, long fromTx, long toTx, Instant lastRecorded, String note) {

    /**
     * The leaves of its tree.
     *
     * @param ids of the entries, in the order of the leaves
     */
    record Leaves(List<UUID> ids, List<byte[]> hashes) {

        static Leaves of(List<UUID> ids, byte[] joined) {
            return new Leaves(
                    ids,
                    IntStream.range(0, joined.length / Hashes.LENGTH)
                            .mapToObj(i -> Arrays.copyOfRange(joined, i * Hashes.LENGTH, (i + 1) * Hashes.LENGTH))
                            .toList());
        }

        byte[] joined() {
            var joined = ByteBuffer.allocate(hashes.size() * Hashes.LENGTH);
            hashes.forEach(joined::put);
            return joined.array();
        }

        boolean areWellFormed() {
            return !ids.isEmpty() && ids.size() == hashes.size();
        }

        /**
         * What a leaf is chained to.
         *
         * @param previousNote hash of the note before this seal's
         */
        byte[] before(int index, byte[] previousNote) {
            return index == 0 ? previousNote : hashes.get(index - 1);
        }
    }
}
