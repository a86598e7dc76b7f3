package no.samtykke.authserver.launch;

import org.springframework.stereotype.Component;

/** Lets a launch go on when the terms are accepted and the profile exists. */
@Component
public class PatientKnown {

    private final Launches launches;

    PatientKnown(Launches launches) {
        this.launches = launches;
    }

    /** @param patient id of the Patient of the one for whom the terms were accepted */
    public Launch remember(Launch launch, String patient) {
        var progress = launch.progress();
        return launches.save(
                launch,
                progress.chosen().isPresent()
                        ? progress.withPatientOfChosen(patient)
                        : progress.withOwnPatient(patient));
    }
}
