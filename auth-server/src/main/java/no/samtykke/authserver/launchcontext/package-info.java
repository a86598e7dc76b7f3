/**
 * Launches that begin elsewhere: a registered launcher says which app is to be opened, by whom, for whom and in what
 * context (SMART App Launch 2.2, EHR launch). Start at
 * {@link no.samtykke.authserver.launchcontext.LaunchContextEndpoint}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "client", "token"})
package no.samtykke.authserver.launchcontext;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
