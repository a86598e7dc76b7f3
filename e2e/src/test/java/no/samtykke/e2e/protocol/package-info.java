/**
 * OAuth and SMART from outside: requests that are right, changed in one place.
 *
 * <p>Rule of the room: what is changed is known to work unchanged, so a refusal is about the change. Start at
 * {@link no.samtykke.e2e.protocol.RightRequests}.
 */
@NullMarked
package no.samtykke.e2e.protocol;

import org.jspecify.annotations.NullMarked;
