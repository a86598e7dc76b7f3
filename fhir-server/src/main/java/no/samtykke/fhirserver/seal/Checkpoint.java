package no.samtykke.fhirserver.seal;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a seal says and is signed for: the body of a signed note, its lines in this order.
 *
 * @param log whose it is
 * @param number of the seal, from 1
 * @param fromTx the first transaction that it covers
 * @param toTx the first that it does not cover any more
 * @param entries how many leaves its tree has, at least one
 * @param root of the tree
 * @param previous SHA-256 of the note before it, with its signature; 32 zeros before the first
 * @param sealed when; whole seconds
 */
record Checkpoint(
        String log, long number, long fromTx, long toTx, int entries, byte[] root, byte[] previous, Instant sealed) {

    static final byte[] BEFORE_THE_FIRST = new byte[Hashes.LENGTH];

    private static final Pattern TEXT = Pattern.compile("(?s)samtykke usage log 1\n"
            + "log ([^\n ]+)\n"
            + "seal ([0-9]{1,18})\n"
            + "transactions ([0-9]{1,18}) ([0-9]{1,18})\n"
            + "entries ([0-9]{1,9})\n"
            + "root ([A-Za-z0-9+/]{43}=)\n"
            + "previous ([A-Za-z0-9+/]{43}=)\n"
            + "sealed ([0-9TZ:.-]{20})\n"
            + "\n.*");

    String text() {
        return """
                samtykke usage log 1
                log %s
                seal %d
                transactions %d %d
                entries %d
                root %s
                previous %s
                sealed %s
                """.formatted(log, number, fromTx, toTx, entries, base64(root), base64(previous), sealed);
    }

    /** Empty for what is none. Says nothing of its signature. */
    static Optional<Checkpoint> read(String note) {
        return Optional.of(TEXT.matcher(note)).filter(Matcher::matches).map(Checkpoint::of);
    }

    private static Checkpoint of(Matcher text) {
        return new Checkpoint(
                text.group(1),
                Long.parseLong(text.group(2)),
                Long.parseLong(text.group(3)),
                Long.parseLong(text.group(4)),
                Integer.parseInt(text.group(5)),
                Base64.getDecoder().decode(text.group(6)),
                Base64.getDecoder().decode(text.group(7)),
                Instant.parse(text.group(8)));
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
