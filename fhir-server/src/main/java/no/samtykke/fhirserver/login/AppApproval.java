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
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.representation.Relation;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a person approved that an app may do: a Consent {@code app-access}, which renews her last one. */
@Component
class AppApproval {

    private final PatientRelations relations;
    private final AccessGate gate;
    private final ConsentStore store;
    private final ConsentFacts consents;
    private final TermsProperties terms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppApproval(
            PatientRelations relations,
            AccessGate gate,
            ConsentStore store,
            ConsentFacts consents,
            TermsProperties terms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.relations = relations;
        this.gate = gate;
        this.store = store;
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
        refuseClosed(actor, patient, related, today);
        Instant now = clock.instant();
        var consent = ConsentResources.appAccess(
                new Reference("Patient/" + patient),
                new Reference("Patient/" + actor),
                app,
                scopes,
                terms.appAccess(),
                now);
        var renewed = consents.activeApprovals(patient, actor, app.clientId());
        String id = store.give(consent, renewed, now);
        events.publishEvent(new ConsentChanged(
                ConsentCategory.APP_ACCESS,
                ConsentChanged.Change.ofGiving(renewed),
                patient,
                Optional.of(actor),
                Optional.of(ground.code()),
                Optional.of(app.clientId()),
                Optional.of(app.name()),
                Optional.of(sid)));
        return id;
    }

    /** What is closed is not approved: of the relations by which she may act, one must be open. */
    private void refuseClosed(String actor, String patient, List<Relation> related, LocalDate today) {
        var actors = consents.atLogIn(actor);
        var subjects = consents.atLogIn(patient);
        var objections = related.stream()
                .filter(relation ->
                        gate.objectionToRepresenting(relation, today).isEmpty())
                .map(relation -> gate.objectionOfClosures(relation, actors, subjects))
                .toList();
        if (objections.stream().allMatch(Optional::isPresent)) {
            throw new LoginRefused(objections.getLast().map(Reason::code).orElseThrow());
        }
    }
}
