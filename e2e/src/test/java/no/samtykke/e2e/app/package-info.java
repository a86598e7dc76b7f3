/** A third-party app as a test sees it: log-in, tokens, FHIR over plain HTTP. */
@NullMarked
package no.samtykke.e2e.app;

import org.jspecify.annotations.NullMarked;
