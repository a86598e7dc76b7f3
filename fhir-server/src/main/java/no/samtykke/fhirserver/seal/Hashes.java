package no.samtykke.fhirserver.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of hashes over the entries of one seal, SHA-256.
 *
 * <p>Leaves are chained: each is made of the leaf before it and its entry. The tree over them is that of RFC 6962.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, Merkle hash trees</a>
 */
final class Hashes {

    static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Hashes() {}

    static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    static byte[] of(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @param previous the leaf before it; for the first of a seal, the hash of the checkpoint before it */
    static byte[] leaf(byte[] previous, EntryText entry) {
        return of(new byte[] {LEAF}, previous, of(entry.open()), of(entry.withheld()));
    }

    /** Of at least one leaf. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return of(new byte[] {NODE}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** The hashes that lead from a leaf to the root, the nearest first. */
    static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        var left = leaves.subList(0, split);
        var right = leaves.subList(split, leaves.size());
        boolean isLeft = index < split;
        var path = isLeft ? path(index, left) : path(index - split, right);
        path.add(root(isLeft ? right : left));
        return path;
    }
}
