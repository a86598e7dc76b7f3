package no.samtykke.fhirserver.login;

import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.smart.Sessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A log-in: admitted or refused, logged either way, and the start of a session when admitted. */
@Component
class LogIn {

    private final Admission admission;
    private final Standings standings;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    LogIn(Admission admission, Standings standings, Sessions sessions, ApplicationEventPublisher events) {
        this.admission = admission;
        this.standings = standings;
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * @param refusal why not; empty when she is admitted
     * @param standing of one who is admitted
     */
    record Outcome(Optional<LoginRefusal> refusal, Standing standing) {}

    @Transactional
    public Outcome attempt(NationalId person, String acr, UUID sid) {
        var standing = standings.of(person);
        var profile = standing.profile();
        var refusal = admission
                .objectionToLevel(acr)
                .or(() -> Admission.objectionToBlock(standing))
                .or(() -> admission.objectionOfRegister(person, profile.isPresent()));
        // Asked again in the same session, for another app, it is no new log-in.
        if (refusal.isPresent() || sessions.begin(sid, profile)) {
            events.publishEvent(new LoggedIn(profile, sid, refusal.map(LoginRefusal::code)));
        }
        return new Outcome(refusal, refusal.isPresent() ? Standing.UNKNOWN : standing);
    }
}
