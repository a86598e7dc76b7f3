package no.samtykke.authserver.terms;

import java.util.Optional;
import no.samtykke.authserver.fhir.ConsentLevel;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.FhirServer.Acceptance;
import no.samtykke.authserver.launch.Candidate;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor.Entry;
import no.samtykke.authserver.launch.PatientKnown;
import org.springframework.stereotype.Component;

/** Tells the fhir-server that the terms are accepted, which makes the profile, and lets the launch go on with it. */
@Component
class AcceptedTerms {

    private final FhirServer fhirServer;
    private final PatientKnown patientKnown;

    AcceptedTerms(FhirServer fhirServer, PatientKnown patientKnown) {
        this.fhirServer = fhirServer;
        this.patientKnown = patientKnown;
    }

    /** @param language in which she read them: nb, nn or en */
    Launch accept(Entry entry, ConsentLevel level, String language) {
        var launch = entry.launch();
        Optional<Candidate> other = launch.progress().chosen();
        var patient = fhirServer.acceptTerms(new Acceptance(
                entry.session().nationalId(),
                other.map(Candidate::nationalId),
                launch.progress().terms().orElseThrow(),
                level,
                language,
                entry.session().sid()));
        return patientKnown.remember(launch, patient);
    }
}
