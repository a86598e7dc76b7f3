/**
 * Wires HAPI, storage and HTTP together.
 *
 * <p>Rule of the room: wiring only, no rule about who may do what. Start reading at {@link FhirEndpoint}, the list of
 * what is served.
 */
@NullMarked
@ApplicationModule
package no.samtykke.fhirserver.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
