package no.samtykke.authserver.fhir;

import no.samtykke.authserver.session.NationalId;

/** What the fhir-server says of a person who goes on without a new log-in at ID-porten. */
public sealed interface ResumeAnswer {

    /**
     * She may.
     *
     * @param nationalId her number in use today
     */
    record Resumed(NationalId nationalId, LoginAnswer.Admitted admitted) implements ResumeAnswer {}

    /** She may not, and why. */
    record Refused(String reason) implements ResumeAnswer {}
}
