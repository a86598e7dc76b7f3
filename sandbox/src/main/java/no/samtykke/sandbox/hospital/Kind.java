package no.samtykke.sandbox.hospital;

/**
 * A kind of setting.
 *
 * @param category code of a category of Consent
 * @param controller number of the organisation whose setting it is
 */
public record Kind(String category, String controller) {

    String criteria() {
        return "Consent?category=" + category + "&organization:identifier=" + controller;
    }
}
