/**
 * Whether the one who shows a token holds the key that it is bound to: DPoP, RFC 9449.
 *
 * <p>Rule of the room: a proof counts once on all nodes together, and what cannot be checked is refused. Start reading
 * at {@link DpopProofs}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.samtykke.fhirserver.dpop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
