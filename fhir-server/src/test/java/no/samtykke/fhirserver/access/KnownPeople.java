package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisteredPerson;

/** A register of people who are related to nobody, at first of none. */
final class KnownPeople implements PopulationRegister {

    private final Map<NationalId, RegisteredPerson> people = new HashMap<>();

    void know(NationalId id, LocalDate bornOn) {
        people.put(id, new RegisteredPerson(id, false, bornOn, false, "Synthetic Person", null, false, List.of()));
    }

    @Override
    public Optional<RegisteredPerson> find(NationalId id) {
        return Optional.ofNullable(people.get(id));
    }

    @Override
    public Set<NationalId> representedBy(NationalId id) {
        return Set.of();
    }
}
