package no.samtykke.authserver.fhir;

import java.time.LocalDate;
import java.util.Optional;

/** What the fhir-server says of a person who has shown who she is. */
public sealed interface LoginAnswer {

    /**
     * She may use the services.
     *
     * @param terms the terms in force, as a versioned policy address
     * @param patient id of her own Patient; empty until she has accepted the terms
     * @param level how much she has opened; empty until she has accepted the terms
     * @param erasedOn when the profile of one who has withdrawn the terms is erased; empty when nothing is to be erased
     */
    record Admitted(
            String terms,
            Optional<String> patient,
            Optional<ConsentLevel> level,
            OwnAccess ownAccess,
            Optional<LocalDate> erasedOn)
            implements LoginAnswer {}

    /** She may not, and why. */
    record Refused(String reason) implements LoginAnswer {}
}
