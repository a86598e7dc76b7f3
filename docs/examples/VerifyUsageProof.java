import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks a proof that an entry is in the usage log, without asking anybody:
 *
 * <pre>java VerifyUsageProof.java proof.txt keys.txt</pre>
 *
 * keys.txt is what the server answers at /usage-log/keys; keep a copy of your own. Says what was proved and ends with 0,
 * or says why it was not and ends with 1.
 */
public class VerifyUsageProof {

    public static void main(String[] files) throws Exception {
        String proof = Files.readString(Path.of(files[0]));
        int note = proof.indexOf("\n\n") + 2;
        var lines = proof.substring(0, note).strip().lines().toList();
        var checkpoint = proof.substring(note);
        demand(lines.getFirst().equals("samtykke usage proof 1"), "This is no proof of this kind");
        String entry = value(lines, "entry");
        byte[] leaf = hash(
                new byte[] {0},
                bytes(value(lines, "before")),
                hash(entry.getBytes("UTF-8")),
                bytes(value(lines, "withheld")));
        var path = lines.stream()
                .filter(line -> line.startsWith("path "))
                .map(line -> bytes(line.substring(5)))
                .toList();
        byte[] root = root(
                leaf,
                Integer.parseInt(value(lines, "leaf")),
                Integer.parseInt(value(checkpoint.lines().toList(), "entries")),
                path);
        demand(
                Arrays.equals(root, bytes(value(checkpoint.lines().toList(), "root"))),
                "The entry is not in the tree of this checkpoint");
        boolean signed = false;
        for (String key : Files.readAllLines(Path.of(files[1]))) {
            signed |= !key.isBlank() && signed(checkpoint, key.split("\\+", 3));
        }
        demand(signed, "None of the keys signed this checkpoint");
        System.out.println("The log holds this entry as it was sealed:\n" + entry + "\n\n" + checkpoint);
    }

    /** RFC 6962, 2.1.1: from the leaf up, the path holds the nearest hash first. */
    private static byte[] root(byte[] leaf, int place, int size, List<byte[]> path) throws Exception {
        demand(place >= 0 && place < size, "There is no such leaf");
        if (size == 1) {
            demand(path.isEmpty(), "The path is too long");
            return leaf;
        }
        demand(!path.isEmpty(), "The path is too short");
        int split = Integer.highestOneBit(size - 1);
        byte[] other = path.getLast();
        var nearer = path.subList(0, path.size() - 1);
        return place < split
                ? hash(new byte[] {1}, root(leaf, place, split, nearer), other)
                : hash(new byte[] {1}, other, root(leaf, place - split, size - split, nearer));
    }

    /** @param key name, key hash and key, as C2SP signed-note has them */
    private static boolean signed(String checkpoint, String[] key) throws Exception {
        byte[] published = bytes(key[2]);
        int end = checkpoint.indexOf("\n\n") + 1;
        String[] signature = checkpoint.substring(end + 1).strip().split(" ", 3);
        byte[] value = bytes(signature[2]);
        boolean isOfKey = signature[1].equals(key[0])
                && HexFormat.of().formatHex(value, 0, 4).equals(key[1])
                && published[0] == 1;
        if (!isOfKey) {
            return false;
        }
        var der = new ByteArrayOutputStream();
        der.write(HexFormat.of().parseHex("302a300506032b6570032100"));
        der.write(published, 1, 32);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der.toByteArray())));
        check.update(checkpoint.substring(0, end).getBytes("UTF-8"));
        return check.verify(value, 4, value.length - 4);
    }

    private static byte[] hash(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .map(line -> line.substring(name.length() + 1))
                .orElseThrow(() -> new IllegalArgumentException("There is no line " + name));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static void demand(boolean isSo, String otherwise) {
        if (!isSo) {
            System.err.println(otherwise);
            System.exit(1);
        }
    }
}
