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
import java.util.regex.Pattern;

/**
 * Checks a receipt, without asking anybody:
 *
 * <pre>java VerifyReceipt.java receipt.txt keys.json [people.txt]</pre>
 *
 * keys.json is what the server answers at /receipts/keys; keep a copy of your own. people.txt holds the salt that came
 * with the receipt on its first line, and then a line for each person that it should be about, such as
 * {@code actor 01234567890}. Says what was answered and ends with 0, or says why the receipt is not believed and ends
 * with 1.
 */
public class VerifyReceipt {

    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    public static void main(String[] files) throws Exception {
        String[] parts = Files.readString(Path.of(files[0])).strip().split("\\.", -1);
        demand(parts.length == 3, "This is no receipt");
        String header = text(parts[0]);
        demand(
                "EdDSA".equals(value(header, "alg")) && "samtykke-receipt+jwt".equals(value(header, "typ")),
                "This is no receipt of this kind");
        String keys = Files.readString(Path.of(files[1]));
        byte[] signed = (parts[0] + "." + parts[1]).getBytes("US-ASCII");
        demand(signed(signed, bytes(parts[2]), key(keys, value(header, "kid"))), "None of the keys signed this");
        String claims = text(parts[1]);
        if (files.length > 2) {
            List<String> people = Files.readAllLines(Path.of(files[2]));
            for (String line : people.subList(1, people.size())) {
                String[] person = line.strip().split(" ");
                demand(
                        hash(people.getFirst().strip() + person[1]).equals(value(claims, person[0])),
                        "It is about another " + person[0]);
            }
        }
        System.out.println(claims);
    }

    private static boolean signed(byte[] text, byte[] signature, byte[] key) throws Exception {
        byte[] der = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(key));
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        check.update(text);
        return signature.length == 64 && check.verify(signature);
    }

    private static byte[] key(String keys, String kid) {
        var found = Arrays.stream(keys.split("\\}"))
                .filter(key -> kid.equals(value(key, "kid")))
                .findFirst();
        demand(found.isPresent(), "None of the keys signed this");
        return bytes(value(found.get(), "x"));
    }

    private static String hash(String salted) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(salted.getBytes("US-ASCII"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** The first text of that name; empty when there is none. What is asked for here holds no quotation marks. */
    private static String value(String json, String name) {
        var matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String text(String base64) throws Exception {
        return new String(bytes(base64), "UTF-8");
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static void demand(boolean isSo, String otherwise) {
        if (!isSo) {
            System.err.println(otherwise);
            System.exit(1);
        }
    }
}
