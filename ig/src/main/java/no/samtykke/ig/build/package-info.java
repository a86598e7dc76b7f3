/** Builds the FHIR package of the implementation guide out of what SUSHI has written and the terminology module. */
@NullMarked
package no.samtykke.ig.build;

import org.jspecify.annotations.NullMarked;
