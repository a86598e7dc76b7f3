package no.samtykke.fhirserver.consent;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much of the services she has opened by accepting the terms, least first; codes in our code system
 * {@code consent-level}, which stand as a second category of a Consent {@code platform-terms}. Source: the consent
 * levels of Helsenorge.
 */
public enum ConsentLevel {
    /** Her own data, but not the record. */
    BASIC("basic"),
    /** The record as well. */
    BASIC_PLUS("basic-plus"),
    /** Services that keep something for her as well. */
    FULL("full");

    public static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/consent-level";

    private final String code;

    ConsentLevel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean reaches(ConsentLevel needed) {
        return compareTo(needed) >= 0;
    }

    public static Optional<ConsentLevel> of(String code) {
        return Arrays.stream(values()).filter(level -> level.code.equals(code)).findFirst();
    }
}
