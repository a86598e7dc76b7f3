/** The sandbox under test: started once for a whole run, stopped at its end. */
@NullMarked
package no.samtykke.e2e.stack;

import org.jspecify.annotations.NullMarked;
