/** The usage log seen from outside: that it is whole, and that it proves itself. */
@NullMarked
package no.samtykke.e2e.usagelog;

import org.jspecify.annotations.NullMarked;
