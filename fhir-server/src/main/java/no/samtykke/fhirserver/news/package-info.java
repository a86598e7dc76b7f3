/**
 * What is new to a person since she last logged in: headlines and counts, nothing of the contents.
 *
 * <p>Rule of the room: it counts what others keep and decides nothing. Start reading at {@link NewsOperation}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "passthrough", "smart", "usagelog"})
package no.samtykke.fhirserver.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
