package no.samtykke.authserver.account;

import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.authserver.fhir.AppAccess;
import no.samtykke.authserver.fhir.AppAccess.Access;
import no.samtykke.authserver.launch.AccountDoor.Entry;
import no.samtykke.authserver.session.OfflineSessions;
import no.samtykke.authserver.session.Sessions;
import no.samtykke.authserver.token.Grants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what one app may do for one patient. At the fhir-server first: when that fails nothing has changed here, and she
 * is told; when it works, tokens that live open nothing from then on, whatever happens next.
 */
@Component
class EndedAccess {

    private final AppAccess appAccess;
    private final Grants grants;
    private final OfflineSessions offlineSessions;
    private final Sessions sessions;

    EndedAccess(AppAccess appAccess, Grants grants, OfflineSessions offlineSessions, Sessions sessions) {
        this.appAccess = appAccess;
        this.grants = grants;
        this.offlineSessions = offlineSessions;
        this.sessions = sessions;
    }

    @Transactional
    public void end(Entry entry, Access access) {
        UUID subject = entry.session().subject();
        appAccess.end(
                entry.patient(),
                access.patient(),
                access.clientId(),
                entry.session().sid());
        var offline = offlineSessions.of(subject).stream()
                .map(listed -> listed.session().sid())
                .collect(Collectors.toSet());
        grants.revokeAllOf(subject, access.clientId(), access.patient()).stream()
                .filter(offline::contains)
                .forEach(sessions::end);
    }
}
