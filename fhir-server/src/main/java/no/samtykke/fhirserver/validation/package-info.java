/**
 * Whether a resource is what our profiles say.
 *
 * <p>Rule of the room: what it tells holds places and rules, never a value of the resource. Start reading at
 * {@link ValidationDoor}; in prose: {@code docs/validation.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "nationalid"})
package no.samtykke.fhirserver.validation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
