/**
 * Signs what an organisation was told, so that it can keep the answer and show it later to anybody:
 * {@code docs/receipts.md}.
 *
 * <p>Rule of the room: a receipt names no person. It holds a salted hash of each number, and the salt stands beside it.
 * Start reading at {@link Receipts}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"nationalid", "smart"})
package no.samtykke.fhirserver.receipts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
