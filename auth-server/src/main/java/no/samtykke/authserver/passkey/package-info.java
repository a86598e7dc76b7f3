/**
 * Passkeys: enrolled after a log-in at ID-porten, and good for as long after the last one as the settings say. Start at
 * {@link no.samtykke.authserver.passkey.PasskeyLogin}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "session", "fhir", "launch", "login"})
package no.samtykke.authserver.passkey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
