/**
 * What the two stand-ins have in common: a small HTTP server on the loopback address, and JSON.
 *
 * <p>The JDK's own server on virtual threads, because a stand-in must be ready while the real servers still load their
 * classes, and must leave both processor cores to them.
 */
@NullMarked
package no.samtykke.sandbox.loopback;

import org.jspecify.annotations.NullMarked;
