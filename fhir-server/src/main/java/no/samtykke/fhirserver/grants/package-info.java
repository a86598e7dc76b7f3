/**
 * Which organisation may do what with which settings of people, and whose settings those are. What is granted is fixed
 * at start-up; nothing is granted unless it is written down.
 *
 * <p>Rule of the room: it knows what was granted and lets nobody in: {@code access} does, by asking it. Start reading
 * at {@link Grant}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "smart"})
package no.samtykke.fhirserver.grants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
