package no.samtykke.fhirserver.smart;

import java.util.Arrays;
import java.util.Optional;

/** How a token is shown: by whoever bears it (RFC 6750), or with a proof of the key it is bound to (RFC 9449). */
enum Scheme {
    BEARER("Bearer"),
    DPOP("DPoP");

    private final String word;

    Scheme(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** @param word in large or small letters, as HTTP has it */
    static Optional<Scheme> of(String word) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
