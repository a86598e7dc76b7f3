package no.samtykke.fhirserver.login;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells a service outside whether one person may act for another today. Both must use this platform; whoever does not,
 * and whoever is not known at all, is answered about in the same way as one who may not.
 */
@Component
class RepresentationCheck {

    /** No, whatever the reason: it is nobody's business outside. */
    static final Answer NO = new Answer(Optional.empty(), Optional.empty(), Set.of());

    private final PatientIdentities identities;
    private final PatientRelations relations;
    private final ConsentFacts consents;
    private final AccessGate gate;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepresentationCheck(
            PatientIdentities identities,
            PatientRelations relations,
            ConsentFacts consents,
            AccessGate gate,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identities = identities;
        this.relations = relations;
        this.consents = consents;
        this.gate = gate;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param basis empty when the one may not act for the other
     * @param areas that she reaches; none for a parent who is shown only part of what there is
     */
    record Answer(Optional<Ground> basis, Optional<LocalDate> until, Set<ServiceArea> areas) {}

    /** @param area that it is asked about; any when empty */
    Answer ask(NationalId actor, NationalId subject, Optional<ServiceArea> area, Granted by) {
        var patient = identities.patientOf(subject);
        patient.ifPresent(known -> events.publishEvent(new RepresentationAsked(known, by.clientId(), by.clientName())));
        var acting = identities.patientOf(actor).filter(this::mayAct);
        if (patient.isEmpty() || acting.isEmpty() || acting.equals(patient)) {
            return NO;
        }
        var today = LocalDate.now(clock);
        var held = gate.areasHeld(consents.activeOf(patient.get()), today);
        var related = relations.between(acting.get(), patient.get());
        if (related.contains(new Relation.Unknown())) {
            throw new LoginRefused(Reason.REGISTER_UNAVAILABLE.code());
        }
        return gate.relationToRepresent(related, today)
                .map(relation -> new Answer(Ground.of(relation), gate.lastDay(relation), areas(relation, held, today)))
                .filter(answer -> !held.isEmpty() && reaches(answer, area))
                .orElse(NO);
    }

    /** One who has accepted the terms, and has not blocked everything. Her own closures are about her own data. */
    private boolean mayAct(String patient) {
        return consents.acceptedTerms(patient).isPresent()
                && consents.activeOf(patient).stream().noneMatch(fact -> fact.closes(ConsentCategory.EMERGENCY_BLOCK));
    }

    private Set<ServiceArea> areas(Relation relation, Set<ServiceArea> held, LocalDate on) {
        if (gate.isReduced(relation, on)) {
            return Set.of();
        }
        return relation instanceof HolderOf power
                ? held.stream().filter(power.mandate().areas()::contains).collect(toUnmodifiableSet())
                : held;
    }

    private static boolean reaches(Answer answer, Optional<ServiceArea> area) {
        boolean byPower = answer.basis()
                .filter(ground -> ground == Ground.POWER_OF_ATTORNEY)
                .isPresent();
        return area.map(answer.areas()::contains)
                .orElse(!byPower || !answer.areas().isEmpty());
    }
}
