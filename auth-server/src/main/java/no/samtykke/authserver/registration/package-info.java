/**
 * Registers clients over HTTP: administrators by a scope of our own, and apps themselves where the operator has given
 * out an initial access token. Which registrations are right is decided in {@code client}. Start at
 * {@link no.samtykke.authserver.registration.ClientsApi}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "client", "token"})
package no.samtykke.authserver.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
