package no.samtykke.fhirserver.push;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a notification says; codes of the backport of R5 subscriptions. */
enum PayloadContent {
    /** That something of the kind has changed. */
    EMPTY,
    /** Which Consent as well. */
    ID_ONLY,
    /** And what it says now. */
    FULL_RESOURCE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<PayloadContent> of(String code) {
        return Arrays.stream(values())
                .filter(content -> content.code().equals(code))
                .findFirst();
    }
}
