/** The apps and systems we know, and what they may ask for. Start at {@link no.samtykke.authserver.client.Clients}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server"})
package no.samtykke.authserver.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
