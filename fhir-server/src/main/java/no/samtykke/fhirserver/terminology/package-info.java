/**
 * The definitions of our implementation guide, and what may be asked of its terminology. All of it is read from the
 * package that the build makes; nothing is stored, so a new version of the server brings its terms with it and no node
 * can be behind.
 *
 * <p>Rule of the room: nothing here is about any person, so no door is asked and no row is written in the usage log.
 *
 * <p>Start reading at {@link ValueSetOperations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access"})
package no.samtykke.fhirserver.terminology;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
