package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.login.LoginParameters;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import no.samtykke.fhirserver.smart.Sessions;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** Tells who acts: by the token of an app, or as our auth-server says, on whose pages she is. */
@Component
class Actors {

    private final Sessions sessions;
    private final LoginParameters read;

    Actors(Sessions sessions, LoginParameters read) {
        this.sessions = sessions;
        this.read = read;
    }

    /** The first door has let in nobody else, and only apps in the hands of a person who acts for herself. */
    Actor of(Parameters in, RequestDetails request) {
        var access = RequestAccess.of(request).orElseThrow(MandateRefused::absent);
        return switch (access.caller()) {
            case CitizenApp app -> byApp(app, access);
            case LoginServer _ -> onPages(in);
            default -> throw MandateRefused.absent();
        };
    }

    Actor byApp(RequestDetails request) {
        return of(new Parameters(), request);
    }

    private static Actor byApp(CitizenApp app, RequestAccess access) {
        return new Actor(
                app.actor(),
                Optional.of(app.clientId()),
                Optional.of(access.appName().orElse(app.clientId())),
                app.sid());
    }

    private Actor onPages(Parameters in) {
        var actor = new Actor(read.patient(in, "actor"), Optional.empty(), Optional.empty(), read.session(in));
        if (!sessions.isOpen(actor.sid(), actor.patientId())) {
            throw MandateRefused.forbidden(Reason.SESSION_ENDED.code());
        }
        return actor;
    }
}
