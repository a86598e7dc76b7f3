package no.samtykke.authserver.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The picture of a client, kept with us: a page of ours loads nothing from elsewhere.
 *
 * <p>A PNG, JPEG or WebP of 64 KiB at most. What it is, its first bytes say and not who sent it. No SVG: it can hold
 * script.
 */
public record Logo(String mediaType, byte[] bytes) {

    static final int LARGEST = 64 * 1024;

    private static final Pattern DATA = Pattern.compile("data:(image/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})");
    private static final String PNG = "89504e470d0a1a0a";
    private static final String JPEG = "ffd8ff";
    private static final String RIFF = "52494646";
    private static final String WEBP = "57454250";
    private static final int HEAD = 12;

    /** Empty when it is none of the three, or too large. */
    static Optional<Logo> of(byte[] bytes) {
        if (bytes.length < HEAD || bytes.length > LARGEST) {
            return Optional.empty();
        }
        var head = HexFormat.of().formatHex(bytes, 0, HEAD);
        if (head.startsWith(PNG)) {
            return Optional.of(new Logo("image/png", bytes));
        }
        if (head.startsWith(JPEG)) {
            return Optional.of(new Logo("image/jpeg", bytes));
        }
        return head.startsWith(RIFF) && head.endsWith(WEBP)
                ? Optional.of(new Logo("image/webp", bytes))
                : Optional.empty();
    }

    /** Empty when it is no {@code data:} URI of such a picture, or says another media type than its bytes do. */
    static Optional<Logo> ofDataUri(String uri) {
        var data = DATA.matcher(uri.length() > 2 * LARGEST ? "" : uri);
        if (!data.matches()) {
            return Optional.empty();
        }
        try {
            return of(Base64.getDecoder().decode(data.group(2)))
                    .filter(logo -> logo.mediaType().equals(data.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Names exactly this picture: SHA-256 in hex. */
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is in every Java", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo that && that.mediaType.equals(mediaType) && Arrays.equals(that.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
