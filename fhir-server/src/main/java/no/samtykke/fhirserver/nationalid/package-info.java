/**
 * What a Norwegian national identity number is, which of them this server takes, and where one hides in a text.
 *
 * <p>Rule of the room: a number is a {@link NationalId} or it is refused; it never becomes part of an address, a log
 * line or an error text. Start reading at {@link NationalId}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.samtykke.fhirserver.nationalid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
