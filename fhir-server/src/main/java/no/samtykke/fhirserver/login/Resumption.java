package no.samtykke.fhirserver.login;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.smart.Sessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A log-in of someone who is known by her Patient, since a device of hers proved that it is hers. All is asked anew:
 * nothing that closed meanwhile is passed by.
 */
@Component
class Resumption {

    private final Admission admission;
    private final PatientIdentities identities;
    private final Standings standings;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    Resumption(
            Admission admission,
            PatientIdentities identities,
            Standings standings,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.admission = admission;
        this.identities = identities;
        this.standings = standings;
        this.sessions = sessions;
        this.events = events;
    }

    /** @param number that she has in use; empty when she is refused */
    record Resumed(LogIn.Outcome outcome, Optional<NationalId> number) {}

    @Transactional
    public Resumed attempt(String actor, String acr, Collection<String> amr, UUID sid) {
        var number = identities.numberOf(actor);
        var standing = number.map(_ -> standings.of(actor)).orElse(Standing.UNKNOWN);
        var refusal = admission
                .objectionToLevel(acr, amr)
                .or(() -> number.isEmpty() ? Optional.of(LoginRefusal.UNKNOWN_PERSON) : Optional.empty())
                .or(() -> Admission.objectionToBlock(standing))
                .or(() -> objectionToTerms(standing))
                .or(() -> number.flatMap(person -> admission.objectionOfRegister(person, true)))
                .or(() -> begin(actor, sid));
        if (refusal.isEmpty()) {
            return new Resumed(new LogIn.Outcome(refusal, standing), number);
        }
        events.publishEvent(new LoggedIn(standing.profile(), sid, refusal.map(LoginRefusal::code)));
        return new Resumed(new LogIn.Outcome(refusal, Standing.UNKNOWN), Optional.empty());
    }

    private static Optional<LoginRefusal> objectionToTerms(Standing standing) {
        return standing.profile().isEmpty() ? Optional.of(LoginRefusal.TERMS_NOT_ACCEPTED) : Optional.empty();
    }

    /** Asked again in the same session it is no new log-in; a session that has ended cannot be had back. */
    private Optional<LoginRefusal> begin(String actor, UUID sid) {
        if (sessions.begin(sid, Optional.of(actor))) {
            events.publishEvent(new LoggedIn(Optional.of(actor), sid, Optional.empty()));
            return Optional.empty();
        }
        return sessions.isOpen(sid, actor) ? Optional.empty() : Optional.of(LoginRefusal.SESSION_ENDED);
    }
}
