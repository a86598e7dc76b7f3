/** Codes, tokens and the keys that sign them. Start at {@link no.samtykke.authserver.token.CodeGrant}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server", "client", "session"})
package no.samtykke.authserver.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
