/**
 * Tells organisations of changes of settings when they happen: at least once, each person's in order, from an outbox in
 * the database.
 *
 * <p>Rule of the room: what was granted is asked again before each sending, and what is sent stands in the log of the
 * person before it leaves. Start reading at {@link PushDelivery}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "changefeed", "consent", "grants", "login", "smart"})
package no.samtykke.fhirserver.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
