/** What the implementation guide tells people to type, typed. */
@NullMarked
package no.samtykke.e2e.guide;

import org.jspecify.annotations.NullMarked;
