/** Notices that must arrive: kept with the change they tell of, sent until the other side has confirmed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"server"})
package no.samtykke.authserver.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
