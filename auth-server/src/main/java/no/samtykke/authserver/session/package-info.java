/**
 * Who is logged in, since when, and until when. The national id of a person stays in this room and in the bodies sent
 * to the fhir-server; it is erased when the session ends. Start at {@link no.samtykke.authserver.session.Sessions}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"server"})
package no.samtykke.authserver.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
