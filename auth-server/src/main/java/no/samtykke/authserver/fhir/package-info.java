/** Asks the fhir-server, with our own token, who may log in, whom she may represent, and tells it what she decided. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "session", "token"})
package no.samtykke.authserver.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
