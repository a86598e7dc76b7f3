/**
 * A stand-in for the source of the summary care record: it hears that a person wants none, the old one back, or a new
 * one. It holds no record, only what it was told since its start.
 *
 * <p>Rule of the room: national numbers stand in bodies only, never in an address, and in no answer.
 */
@NullMarked
package no.samtykke.sandbox.kjernejournal;

import org.jspecify.annotations.NullMarked;
