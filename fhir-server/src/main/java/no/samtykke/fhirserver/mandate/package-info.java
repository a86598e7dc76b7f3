/**
 * Powers of attorney, from the hour one is given to the hour it ends.
 *
 * <p>Rule of the room: one is given, accepted, declined and ended here and nowhere else, each in one transaction with
 * its line in the log of both people. The giver is told nothing of the holder that she did not write herself, and the
 * holder nothing of the giver's other powers. What a power opens is said in {@code access}.
 *
 * <p>Start reading at {@link MandateOperations} and {@link MandateTransaction}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "consent", "login", "nationalid", "representation", "smart", "validation"})
package no.samtykke.fhirserver.mandate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
