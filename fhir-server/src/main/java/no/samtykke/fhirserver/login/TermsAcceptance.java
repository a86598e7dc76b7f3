package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.consent.Retention;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.smart.Sessions;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accepts the terms, for herself or for one she represents. Profile, Consent, Provenance and log are one transaction;
 * before it there is nothing of her here but what a system loaded, which no app reaches.
 */
@Component
class TermsAcceptance {

    private final PopulationRegister register;
    private final Relations relations;
    private final Admission admission;
    private final AccessGate gate;
    private final Profiles profiles;
    private final PatientIdentities identities;
    private final ConsentFacts consents;
    private final ConsentStore store;
    private final Standings standings;
    private final PersonLock lock;
    private final Retention retention;
    private final Sessions sessions;
    private final TermsProperties terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TermsAcceptance(
            PopulationRegister register,
            Relations relations,
            Admission admission,
            AccessGate gate,
            Profiles profiles,
            PatientIdentities identities,
            ConsentFacts consents,
            ConsentStore store,
            Standings standings,
            PersonLock lock,
            Retention retention,
            Sessions sessions,
            TermsProperties terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.relations = relations;
        this.admission = admission;
        this.gate = gate;
        this.profiles = profiles;
        this.identities = identities;
        this.consents = consents;
        this.store = store;
        this.standings = standings;
        this.lock = lock;
        this.retention = retention;
        this.sessions = sessions;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /** @param patientId the one whose profile it is */
    record Accepted(String patientId, String consentId) {}

    @Transactional
    public Accepted acceptForSelf(NationalId person, ConsentLevel level, String policy, UUID sid) {
        refuseOutdated(policy);
        admissionObjection(person).ifPresent(refusal -> {
            throw new LoginRefused(refusal.code());
        });
        String patient = profiles.profileOf(person);
        refuseBlocked(patient);
        sessions.begin(sid, Optional.of(patient));
        if (consents.acceptedTerms(patient).isEmpty()) {
            // Without a profile her log-in could not be logged when it happened.
            events.publishEvent(new LoggedIn(Optional.of(patient), sid, Optional.empty()));
        }
        return accept(patient, patient, level, Ground.OWN_DATA, sid);
    }

    @Transactional
    public Accepted acceptFor(NationalId subject, NationalId actor, ConsentLevel level, String policy, UUID sid) {
        refuseOutdated(policy);
        String actorId = identities
                .patientOf(actor)
                .filter(patient -> consents.acceptedTerms(patient).isPresent())
                .orElseThrow(() -> new LoginRefused(Reason.TERMS_NOT_ACCEPTED.code()));
        refuseBlocked(actorId);
        var relation = relations.between(actor, subject);
        gate.objectionToRepresenting(relation, LocalDate.now(clock)).ifPresent(reason -> {
            throw new LoginRefused(reason.code());
        });
        return accept(
                profiles.profileOf(subject), actorId, level, Ground.of(relation).orElseThrow(), sid);
    }

    private Accepted accept(String patient, String actor, ConsentLevel level, Ground ground, UUID sid) {
        lock.hold(patient);
        Instant now = clock.instant();
        var consent = ConsentResources.platformTerms(
                new Reference("Patient/" + patient), new Reference("Patient/" + actor), level, terms.policy(), now);
        retention.end(patient);
        var renewed = consents.activeTerms(patient);
        String consentId = store.give(consent, renewed, now);
        events.publishEvent(new ConsentChanged(
                ConsentCategory.PLATFORM_TERMS,
                ConsentChanged.Change.ofGiving(renewed),
                patient,
                Optional.of(actor),
                Optional.of(ground.code()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(sid)));
        return new Accepted(patient, consentId);
    }

    /** A page of log-in may still be open in another browser when the block is set. */
    private void refuseBlocked(String actor) {
        if (standings.of(actor).isBlocked()) {
            throw new LoginRefused(LoginRefusal.EMERGENCY_BLOCKED.code());
        }
    }

    private void refuseOutdated(String policy) {
        if (!terms.policy().equals(policy)) {
            throw new TermsOutdated();
        }
    }

    private Optional<LoginRefusal> admissionObjection(NationalId person) {
        try {
            return admission.objection(register.find(person));
        } catch (RegisterUnavailable unavailable) {
            return Optional.of(LoginRefusal.REGISTER_UNAVAILABLE);
        }
    }
}
