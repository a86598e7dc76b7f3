/**
 * A stand-in for the population register: who somebody is, whether she lives, where she lives if that may be told, and
 * who has responsibility for whom. FHIR R4 in the shapes of the Norwegian base and register profiles.
 *
 * <p>Rule of the room: national numbers stand in bodies only, never in an address and never in the request log.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.register.RegisterApi}.
 */
@NullMarked
package no.samtykke.sandbox.register;

import org.jspecify.annotations.NullMarked;
