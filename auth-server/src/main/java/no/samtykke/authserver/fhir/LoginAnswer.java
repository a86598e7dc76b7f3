package no.samtykke.authserver.fhir;

import java.util.Optional;

/** What the fhir-server says of a person who has shown who she is. */
public sealed interface LoginAnswer {

    /**
     * She may use the services.
     *
     * @param terms the terms in force, as a versioned policy address
     * @param patient id of her own Patient; empty until she has accepted the terms
     */
    record Admitted(String terms, Optional<String> patient) implements LoginAnswer {}

    /** She may not, and why. */
    record Refused(String reason) implements LoginAnswer {}
}
