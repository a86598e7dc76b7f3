/**
 * The way to ID-porten and back: only level 4 comes through. Start at {@link no.samtykke.authserver.login.LoginReturn}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "session", "fhir", "launch"})
package no.samtykke.authserver.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
