package no.samtykke.authserver.account;

import no.samtykke.authserver.fhir.AppAccess;
import no.samtykke.authserver.fhir.AppAccess.Access;
import no.samtykke.authserver.launch.AccountDoor.Entry;
import no.samtykke.authserver.token.Grants;
import org.springframework.stereotype.Component;

/**
 * Ends what one app may do for one patient. At the fhir-server first: when that fails nothing has changed here, and she
 * is told; when it works, tokens that live open nothing from then on, whatever happens next.
 */
@Component
class EndedAccess {

    private final AppAccess appAccess;
    private final Grants grants;

    EndedAccess(AppAccess appAccess, Grants grants) {
        this.appAccess = appAccess;
        this.grants = grants;
    }

    public void end(Entry entry, Access access) {
        appAccess.end(
                entry.patient(),
                access.patient(),
                access.clientId(),
                entry.session().sid());
        grants.revokeAllOf(entry.session().subject(), access.clientId(), access.patient());
    }
}
