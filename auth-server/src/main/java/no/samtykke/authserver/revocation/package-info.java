/**
 * What was given is taken back, here and at the fhir-server, before its session ends. Start at
 * {@link no.samtykke.authserver.revocation.GrantOutbox}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"token", "fhir", "outbox"})
package no.samtykke.authserver.revocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
