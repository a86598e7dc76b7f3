/**
 * The definitions of our implementation guide, and what may be asked of its terminology. All of it is read from the
 * package that the build makes; nothing is stored, so a new version of the server brings its terms with it and no node
 * can be behind. What may be asked of code systems that the operator has loaded is asked here too.
 *
 * <p>Rule of the room: nothing here is about any person, so no door is asked and no row is written in the usage log.
 *
 * <p>Start reading at {@link ValueSetOperations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "codesystem"})
package no.samtykke.fhirserver.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
