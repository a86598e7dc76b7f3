/**
 * One app asking one person: the request, the steps she goes through, and the way back. Start at
 * {@link no.samtykke.authserver.launch.AuthorizationEndpoint}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "client", "session", "token", "fhir", "launchcontext"})
package no.samtykke.authserver.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
