/**
 * Brings health data into the fhir-server through its API, as any hospital's system would: transaction bundles as they
 * are, each patient with the synthetic number of her citizen added.
 *
 * <p>Rule of the room: nothing is dropped silently. What the server refused is counted and told with the server's
 * reason.
 */
@NullMarked
package no.samtykke.sandbox.loader;

import org.jspecify.annotations.NullMarked;
