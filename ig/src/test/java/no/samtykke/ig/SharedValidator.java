package no.samtykke.ig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One for all tests: to read FHIR's definitions takes longer than what the tests ask of it. */
final class SharedValidator {

    static final PackageValidator ONE = make();

    private SharedValidator() {}

    private static PackageValidator make() {
        try {
            return new PackageValidator();
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }
}
