package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation;

/**
 * What is true at the moment of a request, read from the database and the population register for this request alone.
 *
 * @param sessionOpen the session is known, is the actor's, and has not ended, and neither has the app's grant
 * @param actorAccepted the person who acts has accepted the terms
 * @param subjectAccepted the terms are accepted for the patient in context
 * @param unreadableConsent some active Consent of the patient in context cannot be read
 * @param approved what she has approved that this app may do for this patient
 * @param healthArchive the patient in context has consented to the health archive
 * @param relation of the person who acts to the patient in context
 */
record Facts(
        boolean sessionOpen,
        boolean actorAccepted,
        boolean subjectAccepted,
        boolean unreadableConsent,
        Optional<Approval> approved,
        boolean healthArchive,
        Relation relation) {}
