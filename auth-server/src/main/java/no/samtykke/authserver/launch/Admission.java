package no.samtykke.authserver.launch;

import java.util.UUID;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.LoginAnswer;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/** Takes a person who has shown who she is into a launch, or keeps her out and remembers why. */
@Component
public class Admission {

    private final Launches launches;
    private final Sessions sessions;
    private final FhirServer fhirServer;

    Admission(Launches launches, Sessions sessions, FhirServer fhirServer) {
        this.launches = launches;
        this.sessions = sessions;
        this.fhirServer = fhirServer;
    }

    public void admit(Launch launch, UUID sid, LoginAnswer.Admitted answer) {
        launches.save(launch, Progress.admitted(sid, answer));
    }

    public void refuse(Launch launch, String reason) {
        launches.save(launch, Progress.refused(reason));
    }

    /**
     * Someone who is logged in already comes with another app. The fhir-server is asked anew: terms may have been
     * withdrawn, and people die, since she logged in.
     */
    Launch readmit(Launch launch, LoginSession session) {
        var answer = fhirServer.login(session.nationalId(), session.acr(), session.amr(), session.sid());
        return switch (answer) {
            case LoginAnswer.Admitted admitted -> launches.save(launch, Progress.admitted(session.sid(), admitted));
            case LoginAnswer.Refused refused -> {
                sessions.end(session.sid());
                yield launches.save(launch, Progress.refused(refused.reason()));
            }
        };
    }
}
