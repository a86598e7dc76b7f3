/** How often something may be tried from one place. Start at {@link no.samtykke.authserver.limit.LimitFilter}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server"})
package no.samtykke.authserver.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
