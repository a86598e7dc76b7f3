package no.samtykke.fhirserver.rights;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of this room's pages.
 *
 * @param language nb, nn or en
 */
record Words(String language) {

    String of(String key, Object... values) {
        var bundle = ResourceBundle.getBundle(
                "no.samtykke.fhirserver.rights.words",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return values.length == 0 ? bundle.getString(key) : MessageFormat.format(bundle.getString(key), values);
    }

    /** The word for something that there may be none for, else its own name. */
    String label(String name) {
        var bundle = ResourceBundle.getBundle(
                "no.samtykke.fhirserver.rights.words",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String key = "label." + name;
        return bundle.containsKey(key) ? bundle.getString(key) : name;
    }
}
