/**
 * Who calls, by which app, on whose behalf, with which scopes, in which session.
 *
 * <p>Rule of the room: no other room sees a token. Start reading at {@link TokenToCaller}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"dpop"})
package no.samtykke.fhirserver.smart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
