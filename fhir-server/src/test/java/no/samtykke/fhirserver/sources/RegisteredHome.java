package no.samtykke.fhirserver.sources;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.HomeAddress;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;

/** A register that knows where everybody lives, or does not answer. */
record RegisteredHome(Optional<String> postalCode) implements PopulationRegister {

    @Override
    public Optional<RegisteredPerson> find(NationalId id) throws RegisterUnavailable {
        var home = new HomeAddress(
                List.of("Storgata 1"), postalCode.orElseThrow(() -> new RegisterUnavailable("test")), "STAVANGER");
        return Optional.of(new RegisteredPerson(
                id, false, LocalDate.parse("1980-05-17"), false, "Synthetic Person", home, false, List.of()));
    }

    @Override
    public Set<NationalId> representedBy(NationalId id) {
        return Set.of();
    }
}
