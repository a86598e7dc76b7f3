package no.samtykke.fhirserver.access;

import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation;

/**
 * What is true at the moment of a request, read from the database and the population register for this request alone.
 *
 * @param sessionOpen the session is known, is the actor's, and has not ended, and neither has the app's grant
 * @param actor what the person who acts has decided
 * @param subject what is decided for the patient in context
 * @param approved what she has approved that this app may do for this patient
 * @param relations all that the person who acts is to the patient in context; never empty
 */
record Facts(
        boolean sessionOpen,
        ConsentsInForce actor,
        ConsentsInForce subject,
        Optional<Approval> approved,
        List<Relation> relations) {

    Facts {
        relations = List.copyOf(relations);
    }

    /** The same, were her session open. */
    Facts inOpenSession() {
        return new Facts(true, actor, subject, approved, relations);
    }
}
