/**
 * Samtykke from the outside: everything here talks HTTP to servers that run as their users run them.
 *
 * <p>Rule of the room: no production class is on the class path. What a test needs to know about people, clients and
 * addresses it reads from {@code sandbox.json}, as any test kit would.
 *
 * <p>Start reading at {@link no.samtykke.e2e.journeys.MainJourneyIT}.
 */
@NullMarked
package no.samtykke.e2e;

import org.jspecify.annotations.NullMarked;
