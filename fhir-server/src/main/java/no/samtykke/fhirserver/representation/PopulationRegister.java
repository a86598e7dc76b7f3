package no.samtykke.fhirserver.representation;

import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;

/** The one port to the population register. Nothing it answers is kept. */
public interface PopulationRegister {

    /**
     * The person, found by her present number or one it replaced, with those who are related to her today.
     *
     * @return empty when the register answered that it knows nobody by this number
     */
    Optional<RegisteredPerson> find(NationalId id) throws RegisterUnavailable;

    /** The people for whom this one has parental responsibility or a guardianship today. */
    Set<NationalId> representedBy(NationalId id) throws RegisterUnavailable;
}
