/**
 * Makes the usage log prove itself: each entry carries a code that only the server can make, entries are chained and
 * sealed in trees, and each tree ends in a signed checkpoint that names the one before it.
 *
 * <p>Rule of the room: it knows the log's table as rows of text and no meaning of them, so that what it vouches for is
 * what is stored. It changes nothing that was written.
 *
 * <p>Start reading at {@link Sealer}; in prose: {@code docs/proof.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "smart"})
package no.samtykke.fhirserver.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
