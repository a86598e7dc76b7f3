package no.samtykke.fhirserver.sources;

import java.util.Optional;
import java.util.function.Supplier;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.HomeAddress;
import no.samtykke.fhirserver.representation.PopulationRegister;
import no.samtykke.fhirserver.representation.RegisterUnavailable;
import no.samtykke.fhirserver.representation.RegisteredPerson;
import org.springframework.stereotype.Component;

/** Whether a source serves where a person lives. Whose home is not known, also a protected one, is in no region. */
@Component
class Regions {

    private final Sources sources;
    private final PopulationRegister register;

    Regions(Sources sources, PopulationRegister register) {
        this.sources = sources;
        this.register = register;
    }

    boolean isLimited(Source source) {
        return !regionOf(source).areWholeCountry();
    }

    /** @param home asked for only when the source serves less than the whole country */
    boolean serves(Source source, Supplier<Optional<String>> home) {
        return !isLimited(source)
                || home.get().filter(regionOf(source)::contain).isPresent();
    }

    /** The postal code of her home. */
    Optional<String> homeOf(NationalId person) {
        try {
            return register.find(person).map(RegisteredPerson::home).map(HomeAddress::postalCode);
        } catch (RegisterUnavailable _) {
            return Optional.empty();
        }
    }

    private PostalCodes regionOf(Source source) {
        return new PostalCodes(sources.settingsOf(source).postalCodes());
    }
}
