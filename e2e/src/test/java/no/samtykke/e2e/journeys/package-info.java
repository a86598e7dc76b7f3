/** What people do, from the first page to the last. */
@NullMarked
package no.samtykke.e2e.journeys;

import org.jspecify.annotations.NullMarked;
