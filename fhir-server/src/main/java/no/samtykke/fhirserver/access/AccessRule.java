package no.samtykke.fhirserver.access;

import java.util.Optional;

/** One objection that may be made to a request. No objection is not yet a permit. */
interface AccessRule {

    Optional<Reason> objection(AccessRequest request);
}
