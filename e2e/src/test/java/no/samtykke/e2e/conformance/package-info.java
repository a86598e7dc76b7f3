/** What the servers answered, held against the implementation guide. */
@NullMarked
package no.samtykke.e2e.conformance;

import org.jspecify.annotations.NullMarked;
