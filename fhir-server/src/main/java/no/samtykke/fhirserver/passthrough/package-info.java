/**
 * The FHIR face of what passes through: reads and searches of what {@code sources} has, beside what is kept here.
 *
 * <p>Rule of the room: {@link Passing} is the one way from a source to an app. What it makes of a resource names no
 * address, no reference and no number of a source, is marked as passed through, and was let out by {@code access}.
 * Nothing here is stored; lists for the next page lie in the memory of the session.
 *
 * <p>Start reading at {@link PassThroughSearch}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "login", "nationalid", "smart", "sources"})
package no.samtykke.fhirserver.passthrough;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
