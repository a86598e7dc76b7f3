package no.samtykke.fhirserver.login;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentResources;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a person approved that an app may do: a Consent {@code app-access}, which renews her last one. */
@Component
class AppApproval {

    private final PatientRelations relations;
    private final AccessGate gate;
    private final Profiles profiles;
    private final ConsentFacts consents;
    private final TermsProperties terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppApproval(
            PatientRelations relations,
            AccessGate gate,
            Profiles profiles,
            ConsentFacts consents,
            TermsProperties terms,
            ApplicationEventPublisher events,
            Clock clock) {
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
        var today = LocalDate.now(clock);
        var related = relations.between(actor, patient);
        var ground = gate.groundToRepresent(related, today)
                .orElseThrow(() -> new LoginRefused(gate.objectionToRepresenting(related.getLast(), today)
                        .orElse(Reason.NO_GROUND)
                        .code()));
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
                ground,
                Optional.of(app.clientId()),
                Optional.of(app.name()),
                sid));
        return id;
    }
}
