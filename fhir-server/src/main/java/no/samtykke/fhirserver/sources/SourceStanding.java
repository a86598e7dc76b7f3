package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.springframework.stereotype.Component;

/** Whether a source would be asked for something of the patient in context, told without asking it. */
@Component
public class SourceStanding {

    private final SourceChoice choice;
    private final Regions regions;
    private final PatientIdentities people;

    SourceStanding(SourceChoice choice, Regions regions, PatientIdentities people) {
        this.choice = choice;
        this.regions = regions;
        this.people = people;
    }

    /** Empty when it would be. The register of homes is asked only about a source that serves a region. */
    public Optional<Silence> objection(RequestDetails request, CitizenApp app, Source source, String resourceType) {
        return choice.objection(request, app, source, resourceType)
                .or(() -> regions.serves(source, () -> homeOf(app.subject()))
                        ? Optional.empty()
                        : Optional.of(new Silence(source, Why.OTHER_REGION, "")));
    }

    private Optional<String> homeOf(String patient) {
        return people.numberOf(patient).flatMap(regions::homeOf);
    }
}
