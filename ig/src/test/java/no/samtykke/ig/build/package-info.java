@NullMarked
package no.samtykke.ig.build;

import org.jspecify.annotations.NullMarked;
