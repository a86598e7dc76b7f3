package no.samtykke.fhirserver.representation;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import no.samtykke.fhirserver.nationalid.NationalIdSettings;
import no.samtykke.fhirserver.nationalid.NationalIds;

/** The server's own port to a register, without the server. */
public final class PortToRegister {

    private PortToRegister() {}

    public static PopulationRegister of(RepresentationSettings settings, Clock clock) {
        var identifiers = new Identifiers(new NationalIds(new NationalIdSettings(NationalIdSettings.Kind.SYNTHETIC)));
        var periods = new Periods(clock);
        return new FhirPopulationRegister(
                new RegisterConnection(settings, FhirContext.forR4Cached()),
                new AnswerReader(
                        new PersonReader(identifiers, periods), new RelatedReader(identifiers, periods), identifiers));
    }
}
