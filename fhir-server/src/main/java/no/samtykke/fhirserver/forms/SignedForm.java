package no.samtykke.fhirserver.forms;

import java.time.LocalDate;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * A form as it was filled in.
 *
 * @param person whose access it is
 * @param closure what is to be closed or opened again
 * @param ground as what the signer signed: the person herself, a parent, a guardian
 * @param signer the same as {@code person} when she signed herself
 */
record SignedForm(
        Form form, NationalId person, ConsentCategory closure, Ground ground, NationalId signer, LocalDate signedOn) {

    @Override
    public String toString() {
        return "SignedForm";
    }
}
