package no.samtykke.fhirserver.login;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Mandates;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.representation.Represented;
import org.springframework.stereotype.Component;

/** All for whom a person may act today: her children and wards by the register, and those who gave her a power. */
@Component
class RepresentedPeople {

    private final Relations relations;
    private final Mandates mandates;
    private final PatientIdentities identities;
    private final ConsentFacts consents;
    private final AccessGate gate;
    private final Clock clock;

    RepresentedPeople(
            Relations relations,
            Mandates mandates,
            PatientIdentities identities,
            ConsentFacts consents,
            AccessGate gate,
            Clock clock) {
        this.relations = relations;
        this.mandates = mandates;
        this.identities = identities;
        this.consents = consents;
        this.gate = gate;
        this.clock = clock;
    }

    List<RepresentedPerson> of(NationalId actor) throws RegisterUnavailable {
        var today = LocalDate.now(clock);
        var found = new ArrayList<RepresentedPerson>();
        var all = Stream.concat(
                relations.represented(actor).stream(), relations.givers(actor, held(actor, today)).stream());
        all.filter(person ->
                        gate.objectionToRepresenting(person.relation(), today).isEmpty())
                .map(person -> described(person, today))
                .filter(person -> person.basis() != Ground.POWER_OF_ATTORNEY || isOfUse(person, found))
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** What one with this relation to a patient reaches by a power: never more than the giver has. */
    Set<ServiceArea> areas(Relation relation, LocalDate on) {
        return relation instanceof HolderOf held
                ? held.mandate().areas().stream()
                        .filter(gate.areasHeld(consents.activeOf(held.mandate().giver()), on)::contains)
                        .collect(toUnmodifiableSet())
                : Set.of();
    }

    /** Of those in force, by the number that the giver has in use. */
    private Map<NationalId, Mandate> held(NationalId holder, LocalDate on) {
        var powers = identities.patientOf(holder).map(mandates::heldBy).orElseGet(List::of);
        return powers.stream()
                .filter(mandate -> mandate.inForceOn(on))
                .flatMap(mandate ->
                        identities.numberOf(mandate.giver()).map(number -> Map.entry(number, mandate)).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
    }

    private RepresentedPerson described(Represented person, LocalDate today) {
        return new RepresentedPerson(
                person.id(),
                person.name(),
                person.birthDate(),
                Ground.of(person.relation()).orElseThrow(),
                gate.isReduced(person.relation(), today),
                gate.lastDay(person.relation()),
                areas(person.relation(), today),
                identities
                        .patientOf(person.id())
                        .filter(found -> consents.acceptedTerms(found).isPresent()));
    }

    /** A power is told when there is something to reach by it, and no wider ground for the same person. */
    private static boolean isOfUse(RepresentedPerson giver, List<RepresentedPerson> told) {
        return giver.patient().isPresent()
                && !giver.areas().isEmpty()
                && told.stream().map(RepresentedPerson::number).noneMatch(giver.number()::equals);
    }
}
