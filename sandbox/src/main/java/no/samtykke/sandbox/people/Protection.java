package no.samtykke.sandbox.people;

import java.util.Optional;

/** How a person's address is protected in the population register ({@code gd-address-confidentiality}). */
public enum Protection {
    NONE,
    /** Code 7: the register gives the address, marked. */
    CONFIDENTIAL,
    /** Code 6: the register gives no address at all. */
    STRICTLY_CONFIDENTIAL;

    public Optional<String> code() {
        return switch (this) {
            case NONE -> Optional.empty();
            case CONFIDENTIAL -> Optional.of("fortrolig");
            case STRICTLY_CONFIDENTIAL -> Optional.of("strengtFortrolig");
        };
    }
}
