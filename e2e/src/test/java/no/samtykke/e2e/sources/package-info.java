/**
 * What passes through, from outside: what an app gets of hospitals and registers, what they were asked, and that
 * nothing of it stays.
 *
 * <p>Start reading at {@link no.samtykke.e2e.sources.NothingIsLeftBehindIT}.
 */
@NullMarked
package no.samtykke.e2e.sources;

import org.jspecify.annotations.NullMarked;
