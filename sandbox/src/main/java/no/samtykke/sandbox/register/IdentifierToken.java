package no.samtykke.sandbox.register;

import java.util.Optional;

/** A token search value with both its parts, as {@code system|value}. */
record IdentifierToken(String system, String value) {

    static Optional<IdentifierToken> parse(String parameter) {
        int bar = parameter.indexOf('|');
        return bar <= 0 || bar == parameter.length() - 1
                ? Optional.empty()
                : Optional.of(new IdentifierToken(parameter.substring(0, bar), parameter.substring(bar + 1)));
    }
}
