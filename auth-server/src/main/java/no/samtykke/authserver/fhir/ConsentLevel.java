package no.samtykke.authserver.fhir;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of the services she opens when she accepts the terms, least first; by the codes of the fhir-server's code
 * system {@code consent-level}.
 */
public enum ConsentLevel {
    BASIC("basic"),
    BASIC_PLUS("basic-plus"),
    FULL("full");

    private final String code;

    ConsentLevel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ConsentLevel> of(String code) {
        return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
    }
}
