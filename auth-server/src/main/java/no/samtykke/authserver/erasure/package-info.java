/**
 * People who were erased at the fhir-server are forgotten here too. Start at
 * {@link no.samtykke.authserver.erasure.Forgetting}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "session", "fhir"})
package no.samtykke.authserver.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
