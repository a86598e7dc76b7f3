/** What nobody may do, as a table. */
@NullMarked
package no.samtykke.e2e.attacks;

import org.jspecify.annotations.NullMarked;
