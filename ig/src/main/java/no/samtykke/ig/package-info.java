/** The implementation guide: its package on the class path, and a validator that knows it. */
@NullMarked
package no.samtykke.ig;

import org.jspecify.annotations.NullMarked;
