package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relations;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a person approved that an app may do: a Consent {@code app-access}, which renews her last one. */
@Component
class AppApproval {

    private final PatientIdentities identities;
    private final Relations relations;
    private final AccessGate gate;
    private final Profiles profiles;
    private final ConsentFacts consents;
    private final TermsProperties terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppApproval(
            PatientIdentities identities,
            Relations relations,
            AccessGate gate,
            Profiles profiles,
            ConsentFacts consents,
            TermsProperties terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identities = identities;
        this.relations = relations;
        this.gate = gate;
        this.profiles = profiles;
        this.consents = consents;
        this.terms = terms;
        this.events = events;
        this.clock = clock;
    }

    /** @return logical id of the Consent */
    @Transactional
    public String approve(String actor, String patient, ConsentResources.App app, List<String> scopes, UUID sid) {
        if (consents.acceptedTerms(actor).isEmpty()
                || consents.acceptedTerms(patient).isEmpty()) {
            throw new LoginRefused(Reason.TERMS_NOT_ACCEPTED.code());
        }
        var relation = relation(actor, patient);
        gate.objectionToRepresenting(relation, LocalDate.now(clock)).ifPresent(reason -> {
            throw new LoginRefused(reason.code());
        });
        Instant now = clock.instant();
        var consent = ConsentResources.appAccess(
                new Reference("Patient/" + patient),
                new Reference("Patient/" + actor),
                app,
                scopes,
                terms.appAccess(),
                now);
        String id = profiles.give(consent, consents.activeApprovals(patient, actor, app.clientId()), now);
        events.publishEvent(new ConsentGiven(
                ConsentCategory.APP_ACCESS,
                patient,
                actor,
                Ground.of(relation).orElseThrow(),
                Optional.of(app.clientId()),
                Optional.of(app.name()),
                sid));
        return id;
    }

    private Relation relation(String actor, String patient) {
        if (actor.equals(patient)) {
            return new Relation.Self();
        }
        var actorsNumber = identities.numberOf(actor);
        var patientsNumber = identities.numberOf(patient);
        return actorsNumber.isEmpty() || patientsNumber.isEmpty()
                ? new Relation.None()
                : relations.between(actorsNumber.get(), patientsNumber.get());
    }
}
