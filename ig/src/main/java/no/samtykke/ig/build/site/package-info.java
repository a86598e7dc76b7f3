/**
 * Writes the guide as a site: plain HTML without scripts, so that it is read by everybody and served under any policy.
 */
@NullMarked
package no.samtykke.ig.build.site;

import org.jspecify.annotations.NullMarked;
