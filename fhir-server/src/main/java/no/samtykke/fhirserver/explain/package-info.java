/**
 * Tells people why: what the rules answer to an app and on what it hangs, and what a decision would open and close
 * before it is made.
 *
 * <p>Rule of the room: it knows no rule of access and asks {@code access} for every answer. What it tells holds no
 * resources. Start reading at {@link ExplainOperation}; in prose: {@code docs/explain.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "login", "nationalid", "smart"})
package no.samtykke.fhirserver.explain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
