package no.samtykke.e2e.canary;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that stands nowhere else in the world, and the shapes in which somebody may keep it.
 *
 * @param marker letters only, so that no format has to escape it
 */
public record Canary(String marker) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 30;
    private static final int BASE64_BLOCK = 3;

    public static Canary fresh() {
        return new Canary("kanari"
                + RANDOM.ints(LETTERS, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()));
    }

    /** As a database shows it as text: plain, in hexadecimal digits, in base64 at each of its three alignments. */
    List<String> texts() {
        return Stream.concat(
                        Stream.of(marker, HexFormat.of().formatHex(utf8())),
                        IntStream.range(0, BASE64_BLOCK).mapToObj(this::base64))
                .toList();
    }

    /** As it stands in bytes: those texts, hexadecimal in capitals, and both orders of UTF-16. */
    List<byte[]> bytes() {
        var inText = Stream.concat(
                        texts().stream(),
                        Stream.of(HexFormat.of().withUpperCase().formatHex(utf8())))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(
                        inText,
                        Stream.of(
                                marker.getBytes(StandardCharsets.UTF_16LE), marker.getBytes(StandardCharsets.UTF_16BE)))
                .toList();
    }

    /** What is the same whatever stands before and after it; the two alphabets of base64 differ in no letter. */
    private String base64(int before) {
        var from = (BASE64_BLOCK - before) % BASE64_BLOCK;
        var length = (utf8().length - from) / BASE64_BLOCK * BASE64_BLOCK;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(utf8(), from, from + length));
    }

    private byte[] utf8() {
        return marker.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        // A message that named it would be found by the next scan of the files.
        return "a marker of " + marker.length() + " letters";
    }
}
