/** What may this app do? Every scope in plain words, each can be unticked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"client", "session", "fhir", "launch", "launchcontext", "token"})
package no.samtykke.authserver.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
