/**
 * What has happened since she last logged in: headlines, told to the app in her hands.
 *
 * <p>Rule of the room: it counts and names who, and tells no content. It knows nothing that the usage log and the
 * sources do not tell it. Start reading at {@link NewsOperation}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "passthrough", "smart", "usagelog"})
package no.samtykke.fhirserver.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
