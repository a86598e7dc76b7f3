/** Builds the FHIR package and the site out of what SUSHI has written, the terminology module and the texts. */
@NullMarked
package no.samtykke.ig.build;

import org.jspecify.annotations.NullMarked;
