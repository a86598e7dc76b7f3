package no.samtykke.fhirserver.login;

import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.smart.Sessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A log-in: admitted or refused, logged either way, and the start of a session when admitted. */
@Component
class LogIn {

    private final Admission admission;
    private final PatientIdentities identities;
    private final ConsentFacts consents;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    LogIn(
            Admission admission,
            PatientIdentities identities,
            ConsentFacts consents,
            Sessions sessions,
            ApplicationEventPublisher events) {
        this.admission = admission;
        this.identities = identities;
        this.consents = consents;
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * @param refusal why not; empty when she is admitted
     * @param patientId her profile; empty until she has accepted the terms
     * @param acceptedTerms the version she has accepted
     */
    record Outcome(Optional<LoginRefusal> refusal, Optional<String> patientId, Optional<String> acceptedTerms) {}

    @Transactional
    public Outcome attempt(NationalId person, String acr, UUID sid) {
        var stored = identities.patientOf(person);
        var accepted = stored.flatMap(consents::acceptedTerms);
        var profile = accepted.flatMap(_ -> stored);
        var refusal =
                admission.objectionToLevel(acr).or(() -> admission.objectionOfRegister(person, profile.isPresent()));
        // Asked again in the same session, for another app, it is no new log-in.
        if (refusal.isPresent() || sessions.begin(sid, profile)) {
            events.publishEvent(new LoggedIn(profile, sid, refusal.map(LoginRefusal::code)));
        }
        return refusal.isPresent()
                ? new Outcome(refusal, Optional.empty(), Optional.empty())
                : new Outcome(refusal, profile, accepted);
    }
}
