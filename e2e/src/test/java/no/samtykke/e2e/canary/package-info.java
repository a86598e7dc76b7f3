/**
 * Looks for a text where nothing may be left behind: rows, files, the memory of a process. Each instrument is shown to
 * find what was planted, in {@link no.samtykke.e2e.canary.InstrumentsIT}.
 */
@NullMarked
package no.samtykke.e2e.canary;

import org.jspecify.annotations.NullMarked;
