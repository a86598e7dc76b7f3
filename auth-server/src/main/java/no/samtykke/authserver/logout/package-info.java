/** Log-out ends everything: session, codes, tokens, the session at the fhir-server and the one at ID-porten. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "client", "session", "token", "launch", "login", "fhir"})
package no.samtykke.authserver.logout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
