/**
 * What organisations ask and bring about settings of people: one person or a thousand, or all who have set something.
 *
 * <p>Rule of the room: what was granted is asked before anybody is looked for; an organisation is answered about one
 * who is unknown as about one who has set nothing; and what is told of somebody stands in her log before it leaves.
 * Start reading at {@link ExchangeOperations}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "changefeed", "consent", "grants", "login", "nationalid", "receipts", "smart"})
package no.samtykke.fhirserver.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
