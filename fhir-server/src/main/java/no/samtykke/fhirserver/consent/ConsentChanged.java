package no.samtykke.fhirserver.consent;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision was given, changed or ended otherwise than by an app's write of a Consent. Published in the transaction
 * that stores it, so that neither is there without its line in the usage log.
 *
 * @param patientId whose data it is about
 * @param actorId logical id of the Patient who decided; empty when staff did, or the server
 * @param groundCode why she acts for the patient; empty when she no longer may, and takes back what she gave
 * @param clientId the app that it is about or came through, or the system of the staff
 * @param sid the session of her log-in; empty when there was none
 */
public record ConsentChanged(
        ConsentCategory category,
        Change change,
        String patientId,
        Optional<String> actorId,
        Optional<String> groundCode,
        Optional<String> clientId,
        Optional<String> clientName,
        Optional<UUID> sid) {

    /** What became of it. */
    public enum Change {
        /** There was none of the kind. */
        GIVEN,
        /** A new one took the place of another. */
        CHANGED,
        /** It was withdrawn, or ended. */
        ENDED;

        /** @param renewed what the new one takes the place of */
        public static Change ofGiving(Collection<String> renewed) {
            return renewed.isEmpty() ? GIVEN : CHANGED;
        }
    }
}
