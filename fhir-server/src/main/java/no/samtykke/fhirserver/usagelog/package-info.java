/**
 * Who used what: an append-only table, and the same as AuditEvents for the citizen.
 *
 * <p>Rule of the room: an entry tells who, on whose behalf, by which app, which service, on what ground and how it
 * ended. It never tells what was asked for or found. What is written here cannot be changed, and where it cannot be
 * written, the use does not take place: {@link UsageLog#write} throws.
 *
 * <p>Start reading at {@link UsageEntry}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "consent",
            "correction",
            "erasure",
            "forms",
            "grants",
            "login",
            "notice",
            "seal",
            "smart"
        })
package no.samtykke.fhirserver.usagelog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
