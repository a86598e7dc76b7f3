/**
 * Documents of the journal, opened: from the source to the app, piece by piece, and kept by nobody in between.
 *
 * <p>Rule of the room: what may be opened is decided when it is opened, by the document as its source has it then. What
 * is on its way ends with the session. Where an app has given a key, what passes is unreadable here.
 *
 * <p>Start reading at {@link BinaryProvider}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "nationalid", "passthrough", "smart", "sources"})
package no.samtykke.fhirserver.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
