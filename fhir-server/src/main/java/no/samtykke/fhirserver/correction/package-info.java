/**
 * The citizen asks that something wrong or incomplete about her is put right (GDPR article 16). It becomes a Task that
 * she can follow, and that staff answer within a month.
 *
 * <p>Rule of the room: it asks for nothing that she may not see, and changes nothing but the Task. What others hold is
 * corrected there, what she can change herself is changed by herself; both are said at once, and no Task is made.
 *
 * <p>Start reading at {@link CorrectionOperations}; in prose: {@code docs/correction.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "consent", "login", "nationalid", "passthrough", "smart"})
package no.samtykke.fhirserver.correction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
