package no.samtykke.fhirserver.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place in a list where a page ended. It names a setting, not a number of settings, and opens nothing: each page is
 * asked about like the first.
 */
final class ListCursor {

    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private ListCursor() {}

    static String encode(String consentId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(consentId.getBytes(US_ASCII));
    }

    static Optional<String> decode(String text) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(text), US_ASCII);
            return LOGICAL_ID.matcher(id).matches() && encode(id).equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }
}
