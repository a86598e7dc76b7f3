@NullMarked
package no.samtykke.ig;

import org.jspecify.annotations.NullMarked;
