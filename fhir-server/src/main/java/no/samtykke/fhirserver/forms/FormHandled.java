package no.samtykke.fhirserver.forms;

/**
 * Staff received a form, or rejected it; published in the transaction that stores it. One that is accepted is told as a
 * change of the Consent.
 *
 * @param patientId whose access it is about
 * @param clientId the system of the staff
 */
public record FormHandled(Step step, String patientId, String clientId, String clientName) {

    /** What was done with it. */
    public enum Step {
        RECEIVED,
        REJECTED
    }
}
