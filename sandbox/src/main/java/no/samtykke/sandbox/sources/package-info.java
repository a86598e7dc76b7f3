/**
 * Stand-ins for those who have something of citizens: two hospitals, the prescription intermediary, three registers and
 * the summary care record. Real HTTP servers by the protocol of {@code docs/sources.md}, with people of the sandbox.
 *
 * <p>Rule of the room: national numbers stand in bodies only, and in no log but as a keyed hash. Every request is
 * logged, so that tests can tell what was asked and what was not.
 */
@NullMarked
package no.samtykke.sandbox.sources;

import org.jspecify.annotations.NullMarked;
