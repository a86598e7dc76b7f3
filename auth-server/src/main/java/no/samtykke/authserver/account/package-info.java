/**
 * What a citizen sees and ends herself: apps with access, devices, everything. Start at
 * {@link no.samtykke.authserver.account.AccountPage}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"server", "client", "session", "token", "fhir", "launch", "approval", "logout", "passkey"
        })
package no.samtykke.authserver.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
