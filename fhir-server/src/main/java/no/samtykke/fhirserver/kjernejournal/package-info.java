/**
 * The citizen's own choice about her summary care record (kjernejournal): none, the old one back, or a new one. The
 * record is another's; that source is told, and its answer is awaited where she needs it.
 *
 * <p>Rule of the room: what she closes is closed here first, whatever the source says; what she opens is opened only
 * when the source has said yes. National identity numbers go to the source in bodies only.
 *
 * <p>Start reading at {@link KjernejournalOperations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "consent", "login", "nationalid"})
package no.samtykke.fhirserver.kjernejournal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
