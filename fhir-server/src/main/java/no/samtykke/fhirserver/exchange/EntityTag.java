package no.samtykke.fhirserver.exchange;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a setting, in the form of an ETag. A setting is changed by a new Consent and the old one inactive, so
 * the id of the Consent is the version: no two states of it ever have the same.
 */
final class EntityTag {

    private static final Pattern FORM = Pattern.compile("W/\"([A-Za-z0-9\\-.]{1,64})\"");

    private EntityTag() {}

    static String of(String consentId) {
        return "W/\"" + consentId + "\"";
    }

    /** The id of the Consent; empty for what is no tag of this form. */
    static Optional<String> read(String tag) {
        var matcher = FORM.matcher(tag);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
