/**
 * Client libraries that others wrote, unmodified: what an app developer already uses has to work here as it is.
 *
 * <p>The apps in {@code src/test/node} and {@link no.samtykke.e2e.clients.SpringApp} are also what a developer may
 * copy.
 */
@NullMarked
package no.samtykke.e2e.clients;

import org.jspecify.annotations.NullMarked;
