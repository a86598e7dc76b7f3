/**
 * What our auth-server asks while a person logs in: may she, has she accepted the terms, whom may she represent, what
 * has she approved.
 *
 * <p>Rule of the room: it answers our auth-server, and others only about representation and emergency blocks; national
 * identity numbers come in bodies only. Start reading at {@link LoginOperations}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"smart", "representation", "consent", "nationalid", "access", "receipts", "grants"})
package no.samtykke.fhirserver.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
