package no.samtykke.fhirserver.correction;

import no.samtykke.fhirserver.access.Decider;

/**
 * Something was done with a request for correction; published in the transaction that stores it.
 *
 * @param patientId whose data it is about
 */
public record CorrectionHandled(Step step, String patientId, Decider by) {

    /** What was done with it. */
    public enum Step {
        REQUESTED,
        WITHDRAWN,
        /** Staff read what she wrote. */
        LOOKED_AT,
        ACCEPTED,
        COMPLETED,
        REJECTED;

        /** Whether it is staff's answer, which she waits for. */
        public boolean isAnswer() {
            return this == ACCEPTED || this == COMPLETED || this == REJECTED;
        }
    }
}
