/** The FHIR server. Each package below is a room; {@code docs/architecture.md} has the map. */
@NullMarked
package no.samtykke.fhirserver;

import org.jspecify.annotations.NullMarked;
