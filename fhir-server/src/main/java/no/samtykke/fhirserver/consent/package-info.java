/**
 * What people have decided, read out of Consent resources into facts.
 *
 * <p>Rule of the room: a fact is written in the transaction of the Consent that makes it. An active Consent that cannot
 * be read is a fact too, and counts as a refusal. Start reading at {@link ConsentReader}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.samtykke.fhirserver.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
