/**
 * How a system comes to ask fhir-server: SMART Backend Services, and requests over HTTP.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.smart.BackendToken}.
 */
@NullMarked
package no.samtykke.sandbox.smart;

import org.jspecify.annotations.NullMarked;
