/** The terms: shown at the first log-in, for oneself or for a child; nothing is stored before they are accepted. */
@NullMarked
@ApplicationModule(allowedDependencies = {"session", "fhir", "launch"})
package no.samtykke.authserver.terms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
