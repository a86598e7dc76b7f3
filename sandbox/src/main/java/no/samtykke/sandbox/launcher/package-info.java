/**
 * Starts the sandbox: PostgreSQL, the two stand-ins, the two servers and the example app, each its own process.
 *
 * <p>Rule of the room: they stop together. When one of them fails, the launcher says which, shows the end of its log,
 * and takes the others down. Everything it makes stands in one data directory, which a second start finds again.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.launcher.Sandbox}.
 */
@NullMarked
package no.samtykke.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
