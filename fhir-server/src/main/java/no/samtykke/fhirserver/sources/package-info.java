/**
 * What other controllers have of a citizen, asked for at the moment she asks, passed through, and stored nowhere.
 *
 * <p>A {@link Source} is configuration. {@link SourceConnection} is the one way out to a source; {@link SessionMemory}
 * is the one place where anything of it is remembered, in memory and for one session of one person: handles,
 * short-lived lists, keys. {@code access} decides before a source is asked and again before what it gave is shown.
 *
 * <p>Rule of the room: no address, no identifier and no error text of a source reaches an app, and nothing of it a log.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "consent", "kjernejournal", "login", "nationalid", "representation", "smart"})
package no.samtykke.fhirserver.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
