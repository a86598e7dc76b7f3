/** Wiring: filter chains, what is published about us, headers. Holds no rule. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"server", "client", "registration", "session", "token", "launch", "login", "passkey"})
package no.samtykke.authserver.protocol;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
