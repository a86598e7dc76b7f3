/** Where the two servers live: the issuer of tokens and the FHIR base they are for. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.samtykke.authserver.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
