/**
 * The code systems of Samtykke, and their texts for people in bokmål, nynorsk and English.
 *
 * <p>Rule of the module: a code has a text in all three languages, or it does not exist.
 */
@NullMarked
package no.samtykke.terminology;

import org.jspecify.annotations.NullMarked;
