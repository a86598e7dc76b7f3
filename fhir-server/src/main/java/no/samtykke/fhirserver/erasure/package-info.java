/**
 * Erasure: what is removed of a person when her time has come or she asks for it, what stays and why, and how long
 * everything is kept.
 *
 * <p>Rule of the room: one person is one transaction. All that is hers goes in it, or none; the line in her log and the
 * record of it with it. What a table of ours holds under {@code patient_id} is hers unless it is named here.
 *
 * <p>Start reading at {@link Erasing}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "consent", "login", "nationalid", "representation", "smart"})
package no.samtykke.fhirserver.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
